package cn.yipanqi.database;

import cn.yipanqi.shared.Message;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why a server does not start as it is configured: everything that is wrong, once in each language. */
class UnfitExplained extends AbstractFailureAnalyzer<Unfit> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, Unfit cause) {
        String description = TerminalWords.inEach(say -> Stream.concat(
                        Stream.of(
                                Message.of("production.refused", cause.faults().size())),
                        cause.faults().stream())
                .map(say)
                .collect(Collectors.joining(System.lineSeparator() + "  - ")));
        return new FailureAnalysis(description, TerminalWords.say(Message.of("production.action")), cause);
    }
}
