package cn.yipanqi.audit;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Languages;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Verifies every county's chain, with the files of heads that are named as arguments (or all in a folder), and says what it found. The exit
 * code is 0 where all is sound, 1 where it is not, 2 where a file cannot be read.
 */
@Component
@Profile(AuditVerification.PROFILE)
class AuditVerification implements ApplicationRunner, ExitCodeGenerator {

    static final String PROFILE = "audit-verify";

    /** Every county. */
    static final Scope WHOLE =
            new Scope(null, PROFILE, 0, 1_000_000, 0, 1_000_000, Scope.Entries.NONE, null, null, Set.of());

    private final ChainVerifier verifier;
    private final Languages languages;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private int exitCode;

    AuditVerification(ChainVerifier verifier, Languages languages) {
        this.verifier = verifier;
        this.languages = languages;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<ChainHead> given = new ArrayList<>();
        for (String name : arguments.getNonOptionArgs()) {
            if (!read(Path.of(name), given)) {
                exitCode = 2;
                return;
            }
        }
        ChainVerifier.Verdict verdict = CurrentScope.call(WHOLE, () -> verifier.verify(given));
        for (ChainFinding finding : verdict.findings()) {
            out.printf("%06d: ", finding.county());
            say(finding.sentence());
        }
        exitCode = verdict.findings().isEmpty() ? 0 : 1;
        say(Message.of(
                verdict.findings().isEmpty() ? "audit.verify.sound" : "audit.verify.broken",
                verdict.records(),
                verdict.counties(),
                given.size()));
    }

    private boolean read(Path named, List<ChainHead> given) {
        try (Stream<Path> files = Files.isDirectory(named) ? Files.list(named) : Stream.of(named)) {
            for (Path file : files.filter(one -> !one.toString().endsWith(".part"))
                    .sorted()
                    .toList()) {
                try {
                    given.addAll(HeadsFile.read(Files.readString(file)));
                } catch (IllegalArgumentException e) {
                    say(Message.of("audit.verify.line", file, String.valueOf(e.getMessage())));
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            say(Message.of("audit.verify.unreadable", named));
            return false;
        }
    }

    private void say(Message sentence) {
        out.println(String.join(
                " / ",
                languages.offered().stream()
                        .map(language -> languages.say(language, sentence))
                        .toList()));
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
