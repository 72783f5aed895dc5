package cn.yipanqi.web;

import cn.yipanqi.web.asset.Assets;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Templates, words and assets: compiled into the product, or read from the sources as they are being written. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
@PropertySource("classpath:cn/yipanqi/web/web.properties")
class WebConfiguration {

    private static final Path TEMPLATES = Path.of("src", "main", "jte");
    private static final String TEMPLATE_PACKAGE = "cn.yipanqi.templates";
    private static final String SOURCES = "file:src/main/resources/";

    @Bean
    TemplateEngine templateEngine(WebSettings settings) {
        if (!settings.templatesFromSources()) {
            return TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATE_PACKAGE);
        }
        TemplateEngine templates = TemplateEngine.create(
                new DirectoryCodeResolver(TEMPLATES),
                Path.of("target", "jte-dev"),
                ContentType.Html,
                getClass().getClassLoader(),
                // A package of their own: the compiled ones lie on the class path and would be found first.
                TEMPLATE_PACKAGE + ".live");
        templates.setTrimControlStructures(true);
        return templates;
    }

    @Bean
    JteViewResolver jteViewResolver(TemplateEngine templateEngine, PageShell shell) {
        return new JteViewResolver(templateEngine, shell);
    }

    @Bean
    BundledMessages messageSource(WebSettings settings) {
        BundledMessages messages = new BundledMessages(settings.templatesFromSources() ? SOURCES : "classpath:");
        messages.setCacheSeconds(settings.templatesFromSources() ? 1 : -1);
        return messages;
    }

    @Bean
    Languages languages(BundledMessages messageSource, WebSettings settings) {
        return new Languages(messageSource, settings.strictMessages());
    }

    @Bean
    @ConditionalOnWebApplication // commands run without a server
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> connectorFailures(
            Languages languages, JsonMapper json) {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ConnectorFailures(languages, json)));
    }

    @Bean
    Assets assets(WebSettings settings) {
        boolean sources = settings.templatesFromSources();
        return new Assets((sources ? SOURCES : "classpath:/") + "static/assets/", !sources);
    }

    @Bean
    Preferences localeResolver(Languages languages) {
        return new Preferences(languages);
    }

    @Bean
    WebMvcConfigurer pageArguments(PageShell shell) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(shell);
            }
        };
    }
}
