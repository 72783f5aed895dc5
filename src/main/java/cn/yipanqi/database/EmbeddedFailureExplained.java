package cn.yipanqi.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the embedded database does not start, instead of a stack trace. */
class EmbeddedFailureExplained extends AbstractFailureAnalyzer<EmbeddedFailure> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EmbeddedFailure cause) {
        return new FailureAnalysis(TerminalWords.say(cause.what()), TerminalWords.say(cause.action()), cause);
    }
}
