package cn.yipanqi.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.FieldPosition;
import java.text.Format;
import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * Every bundle of the product as one: {@code messages*.properties} and each module's pair in {@code messages/}. Chinese is the bundle
 * without a language in its name, and what any other language falls back to.
 *
 * <p>A number in a plain place ({@code {0}}) is written without thousands separators, unlike MessageFormat's habit, because most are years,
 * versions and rows; {@code {0,number}} asks for separators.
 */
final class BundledMessages extends ReloadableResourceBundleMessageSource {

    private static final Pattern FILE = Pattern.compile("(?<base>.+?)(?:_(?<language>[a-z]{2}))?\\.properties");
    private static final Format PLAIN = new Plain();

    private final SortedSet<String> languages = new TreeSet<>();

    /** @param root where the bundles lie, {@code classpath:} or a folder of the sources as {@code file:…/} */
    BundledMessages(String root) {
        setDefaultEncoding("UTF-8");
        setFallbackToSystemLocale(false);
        setAlwaysUseMessageFormat(true);
        ResourcePatternResolver files = new PathMatchingResourcePatternResolver();
        String pattern = root.startsWith("classpath:") ? "classpath*:" + root.substring("classpath:".length()) : root;
        discover(files, pattern + "messages*.properties", root);
        discover(files, pattern + "messages/*.properties", root + "messages/");
    }

    /** Languages besides Chinese for which there are bundles, as codes of two letters. */
    Collection<String> languages() {
        return languages;
    }

    private void discover(ResourcePatternResolver files, String pattern, String folder) {
        try {
            Arrays.stream(files.getResources(pattern))
                    .map(Resource::getFilename)
                    .sorted()
                    .map(FILE::matcher)
                    .filter(Matcher::matches)
                    .forEach(name -> {
                        addBasenames(folder + name.group("base"));
                        if (name.group("language") != null) {
                            languages.add(name.group("language"));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected MessageFormat createMessageFormat(String msg, @Nullable Locale locale) {
        MessageFormat format = super.createMessageFormat(msg, locale);
        Format[] places = format.getFormats();
        for (int i = 0; i < places.length; i++) {
            if (places[i] == null) {
                format.setFormat(i, PLAIN);
            }
        }
        return format;
    }

    /** Writes anything as it calls itself. */
    private static final class Plain extends Format {

        private static final long serialVersionUID = 1L;

        @Override
        public StringBuffer format(Object value, StringBuffer to, FieldPosition at) {
            return to.append(value instanceof java.math.BigDecimal decimal ? decimal.toPlainString() : value);
        }

        @Override
        public Object parseObject(String source, ParsePosition pos) {
            throw new UnsupportedOperationException("messages are only written");
        }
    }
}
