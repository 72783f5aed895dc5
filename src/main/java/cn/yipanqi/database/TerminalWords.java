package cn.yipanqi.database;

import cn.yipanqi.shared.Message;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** This module's sentences in both languages at once: before the program runs it is not known who reads the terminal. */
final class TerminalWords {

    private static final List<ResourceBundle> LANGUAGES = Stream.of(Locale.ROOT, Locale.ENGLISH)
            .map(language -> ResourceBundle.getBundle(
                    "messages.database",
                    language,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)))
            .toList();

    private TerminalWords() {}

    static String say(Message message) {
        return inEach(say -> say.apply(message));
    }

    /** A text that is put together from sentences, once in each language. */
    static String inEach(Function<Function<Message, String>, String> text) {
        return LANGUAGES.stream()
                .map(words -> text.apply(message -> MessageFormat.format(
                        words.getString(message.key()), message.args().toArray())))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
