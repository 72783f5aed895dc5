package cn.yipanqi.database;

import cn.yipanqi.shared.Message;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in both languages why a server does not start: it is not known who reads the terminal. */
class UnfitExplained extends AbstractFailureAnalyzer<Unfit> {

    private static final List<ResourceBundle> LANGUAGES = Stream.of(Locale.ROOT, Locale.ENGLISH)
            .map(language -> ResourceBundle.getBundle(
                    "messages.database",
                    language,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)))
            .toList();

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, Unfit cause) {
        String description = LANGUAGES.stream()
                .map(words -> told(words, cause.faults()))
                .collect(Collectors.joining(System.lineSeparator()));
        String action = LANGUAGES.stream()
                .map(words -> words.getString("production.action"))
                .collect(Collectors.joining(System.lineSeparator()));
        return new FailureAnalysis(description, action, cause);
    }

    private static String told(ResourceBundle words, List<Message> faults) {
        return Stream.concat(Stream.of(Message.of("production.refused", faults.size())), faults.stream())
                .map(fault -> MessageFormat.format(
                        words.getString(fault.key()), fault.args().toArray()))
                .collect(Collectors.joining(System.lineSeparator() + "  - "));
    }
}
