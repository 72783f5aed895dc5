package cn.yipanqi.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.AnnotationFormatterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.format.Parser;
import org.springframework.format.Printer;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Days as programs write them, in JSON and in addresses alike: their years have four digits. The last day that Java knows would be kept as
 * PostgreSQL's infinity, which no program reads again: one such day would shut a county's register.
 */
@Configuration(proxyBeanMethods = false)
class DaysOfPrograms implements WebMvcConfigurer {

    private static final DateTimeFormatter DAY = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendLiteral('-')
            .appendValue(ChronoField.MONTH_OF_YEAR, 2)
            .appendLiteral('-')
            .appendValue(ChronoField.DAY_OF_MONTH, 2)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    @Bean
    static JsonMapperBuilderCustomizer daysInJson() {
        SimpleModule days = new SimpleModule("days").addDeserializer(LocalDate.class, new LocalDateDeserializer(DAY));
        return mapper -> mapper.addModule(days);
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addFormatterForFieldAnnotation(new Days());
    }

    /** A day in an address. */
    private static final class Days implements AnnotationFormatterFactory<DateTimeFormat> {

        @Override
        public Set<Class<?>> getFieldTypes() {
            return Set.of(LocalDate.class);
        }

        @Override
        public Printer<?> getPrinter(DateTimeFormat annotation, Class<?> type) {
            return (Printer<LocalDate>) (day, locale) -> DAY.format(day);
        }

        @Override
        public Parser<?> getParser(DateTimeFormat annotation, Class<?> type) {
            return (Parser<LocalDate>) (text, locale) -> LocalDate.parse(text, DAY);
        }
    }
}
