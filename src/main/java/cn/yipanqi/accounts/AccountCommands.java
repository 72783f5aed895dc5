package cn.yipanqi.accounts;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Accounts.Secret;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Passwords;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.organisation.Regions;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.shared.RegionCode;
import cn.yipanqi.web.Languages;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the operator of the server may do about accounts where nobody can sign in to do it: open the very first ones, of the three
 * administrators, or give one of them a new one-time password. Whoever may run this has the secrets of the database anyway.
 *
 * <pre>
 * java -jar yipanqi.jar --yipanqi.first-admin=&lt;login&gt; --yipanqi.region=&lt;code of the division&gt;
 * java -jar yipanqi.jar --yipanqi.new-password=&lt;login&gt;
 * </pre>
 */
@Component
class AccountCommands implements ApplicationRunner, ExitCodeGenerator {

    static final String FIRST = "yipanqi.first-admin";
    static final String NEW_PASSWORD = "yipanqi.new-password";
    private static final String REGION = "yipanqi.region";
    private static final Logger log = LoggerFactory.getLogger(AccountCommands.class);

    private final Environment settings;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Regions regions;
    private final AuditTrail audit;
    private final Languages languages;
    private final TransactionTemplate transaction;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private int exitCode;

    AccountCommands(
            Environment settings,
            Accounts accounts,
            Passwords passwords,
            Regions regions,
            AuditTrail audit,
            Languages languages,
            PlatformTransactionManager transactions) {
        this.settings = settings;
        this.accounts = accounts;
        this.passwords = passwords;
        this.regions = regions;
        this.audit = audit;
        this.languages = languages;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        String first = settings.getProperty(FIRST);
        String again = settings.getProperty(NEW_PASSWORD);
        if (first != null) {
            carryOut(() -> openFirst(first).forEach(this::tell));
        } else if (again != null) {
            carryOut(() -> tell(again, makePassword(again)));
        } else if (nobodyIsThere()) {
            log.warn(
                    "There is no account yet. Open the first ones: java -jar yipanqi.jar --{}=<login> --{}=<code>",
                    FIRST,
                    REGION);
        }
    }

    private boolean nobodyIsThere() {
        return CurrentScope.call(Scope.nobody("start"), () -> !accounts.any());
    }

    private void carryOut(Runnable command) {
        try {
            command.run();
            say("accounts.command.next");
        } catch (Refusal refusal) {
            exitCode = 1;
            say(refusal.sentence());
        }
    }

    private void tell(String login, Secret secret) {
        say("accounts.command.login", login);
        say("accounts.command.password", secret.text());
    }

    /** One of each: whoever opens accounts, whoever gives power and whoever reads the record are never one and the same. */
    private Map<String, Secret> openFirst(String login) {
        RegionCode region = region();
        return in(region, () -> {
            if (accounts.any()) {
                throw new Refusal(Message.of("accounts.command.not-first"));
            }
            if (regions.find(region).isEmpty()) {
                throw new Refusal(Message.of("accounts.command.region", REGION));
            }
            Map<String, Secret> opened = new LinkedHashMap<>();
            opened.put(login, open(login, Role.SYSTEM_ADMIN, region));
            opened.put(login + "-security", open(login + "-security", Role.SECURITY_ADMIN, region));
            opened.put(login + "-audit", open(login + "-audit", Role.AUDITOR, region));
            return opened;
        });
    }

    private Secret open(String login, Role role, RegionCode region) {
        String name = languages.say(Languages.CHINESE, role.messageKey());
        Secret secret = accounts.openWithOneTimePassword(login, name, Grant.of(role, region));
        record(region, "access.account.open", secret);
        return secret;
    }

    private Secret makePassword(String login) {
        SignedIn admin = CurrentScope.call(Scope.nobody("command"), () -> accounts.byLogin(login))
                .filter(found -> found.grant().role().administers())
                .orElseThrow(() -> new Refusal(Message.of("accounts.command.no-admin", login)));
        RegionCode region = admin.grant().region();
        return in(region, () -> {
            Secret secret = passwords.makeAnew(admin.account());
            record(region, "access.account.password", secret);
            return secret;
        });
    }

    private RegionCode region() {
        String given = settings.getProperty(REGION);
        @Nullable String typed = given == null ? settings.getProperty("yipanqi.county") : given;
        if (typed == null || !typed.matches("\\d{2}|\\d{4}|\\d{6}")) {
            throw new Refusal(Message.of("accounts.command.region", REGION));
        }
        return RegionCode.of(typed);
    }

    private <T> T in(RegionCode region, Supplier<T> deed) {
        return CurrentScope.call(
                Scope.job("console", region), () -> Objects.requireNonNull(transaction.execute(status -> deed.get())));
    }

    private void record(RegionCode region, String action, Secret secret) {
        audit.record(region.ledger(), action, secret.of().toString(), Map.of("by", "console"));
    }

    private void say(String key, Object... args) {
        say(Message.of(key, args));
    }

    private void say(Message sentence) {
        languages.offered().forEach(language -> out.println(languages.say(language, sentence)));
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
