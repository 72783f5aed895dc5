package cn.yipanqi.demo;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.demo.DemoAccounts.DemoAccount;
import cn.yipanqi.figures.Figure;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.intake.Intake;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.RegionCode;
import cn.yipanqi.web.Languages;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Brings the demo to where it can be looked at, and says so on the terminal. */
@Component
@Profile("demo")
class DemoRun {

    private static final int YEAR = 2022;

    private final DemoAccounts accounts;
    private final SampleCounty sample;
    private final SampleGroup group;
    private final SampleRegulations regulations;
    private final SampleDays days;
    private final SampleMeetings meetings;
    private final Figures figures;
    private final Languages languages;
    private final RegionCode county;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    DemoRun(
            DemoAccounts accounts,
            SampleCounty sample,
            SampleGroup group,
            SampleRegulations regulations,
            SampleDays days,
            SampleMeetings meetings,
            Figures figures,
            Languages languages,
            @Value("${yipanqi.county}") long county) {
        this.accounts = accounts;
        this.sample = sample;
        this.group = group;
        this.regulations = regulations;
        this.days = days;
        this.meetings = meetings;
        this.figures = figures;
        this.languages = languages;
        this.county = RegionCode.county(county);
    }

    @EventListener
    void run(ApplicationReadyEvent ready) {
        Scope scope = Scope.job(languages.say(Languages.CHINESE, "demo.actor"), county);
        Period year = Period.year(YEAR);
        CurrentScope.run(scope, () -> {
            Optional<Intake.Outcome> taken = sample.takeIn(county.ledger(), YEAR);
            say(
                    taken.isPresent() ? "demo.taken" : "demo.found",
                    taken.map(Intake.Outcome::posted).orElse(0));
            sample.plan(county.ledger(), YEAR).ifPresent(tasks -> say("demo.plan", tasks));
            int confirmed = sample.confirmSure(county.ledger(), year);
            if (confirmed > 0) {
                say("demo.confirmed", confirmed);
            }
            days.furnish(county.ledger(), YEAR + 1);
            meetings.furnish(county.ledger());
            say("demo.report", sample.report(county.ledger(), year));
            group.found(county.ledger());
            regulations.adopt(county.ledger());
        });
        List<DemoAccount> opened = accounts.open(scope, county);
        tell(scope, year);
        say("demo.address", "http://127.0.0.1:" + port(ready) + "/");
        opened.forEach(this::tell);
        // Last of all: whoever waits for the token finds everything else done.
        say("demo.token", token());
    }

    private void tell(DemoAccount account) {
        say(
                "demo.account",
                account.login(),
                DemoAccounts.PASSWORD,
                account.name(),
                languages.say(Languages.CHINESE, account.grant().role().messageKey()));
        accounts.secret(account).ifPresent(secret -> say("demo.factor", secret));
    }

    private String token() {
        try {
            return accounts.token().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String port(ApplicationReadyEvent ready) {
        return ready.getApplicationContext().getEnvironment().getRequiredProperty("local.server.port");
    }

    private void tell(Scope scope, Period period) {
        List<Figure> all = CurrentScope.call(scope, () -> figures.all(county.ledger(), period, null));
        say("demo.figures");
        all.forEach(figure -> say(
                "demo.figure",
                figure.definition().code(),
                figure.definition().name().zh(),
                figure.display(Languages.CHINESE),
                figure.unit(Languages.CHINESE)));
    }

    private void say(String key, Object... args) {
        out.println(languages.say(Languages.CHINESE, key, args));
    }
}
