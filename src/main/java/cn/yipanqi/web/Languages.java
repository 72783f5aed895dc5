package cn.yipanqi.web;

import cn.yipanqi.shared.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;

/** The languages the product speaks, and its sentences in them. */
public class Languages {

    /** The language of the house, and of every sentence nobody has translated. */
    public static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    private static final Logger log = LoggerFactory.getLogger(Languages.class);

    private final MessageSource bundles;
    private final List<Locale> offered;
    private final boolean strict;
    private final Set<String> missing = ConcurrentHashMap.newKeySet();

    Languages(BundledMessages bundles, boolean strict) {
        this.bundles = bundles;
        this.strict = strict;
        List<Locale> languages = new ArrayList<>(List.of(CHINESE));
        bundles.languages().stream().map(Locale::forLanguageTag).forEach(languages::add);
        this.offered = List.copyOf(languages);
    }

    /** Chinese first, then every language that has a bundle. */
    public List<Locale> offered() {
        return offered;
    }

    /** The offered language of this code ({@code zh}, {@code en} …); Chinese where there is none. */
    public Locale byCode(String code) {
        return offered.stream()
                .filter(language -> language.getLanguage().equals(code))
                .findFirst()
                .orElse(CHINESE);
    }

    boolean offers(String code) {
        return offered.stream().anyMatch(language -> language.getLanguage().equals(code));
    }

    /** The sentence in a language. */
    public String say(Locale language, Message message) {
        return say(language, message.key(), message.args().toArray());
    }

    /** The sentence of this key in a language; arguments that are sentences or marked values are put into it first. */
    public String say(Locale language, String key, Object... args) {
        Object[] spoken = Stream.of(args)
                .map(arg -> arg instanceof Message inner ? say(language, inner) : arg)
                .toArray();
        try {
            return bundles.getMessage(key, spoken, language);
        } catch (NoSuchMessageException e) {
            if (strict) {
                throw e;
            }
            if (missing.add(key)) {
                log.error("no bundle has the message {}", key);
            }
            return key;
        }
    }

    /** The word of this key, or what stands instead where no bundle has one: for names that data brings along. */
    public String word(Locale language, String key, String otherwise) {
        return Objects.requireNonNull(bundles.getMessage(key, null, otherwise, language));
    }

    /** A sentence of the framework's, such as a field error. */
    String say(Locale language, MessageSourceResolvable sentence) {
        return bundles.getMessage(sentence, language);
    }
}
