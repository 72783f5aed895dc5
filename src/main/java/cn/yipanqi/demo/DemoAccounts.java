package cn.yipanqi.demo;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.access.factor.SecondFactors;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.PrivateFiles;
import cn.yipanqi.database.Scope;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.organisation.UnitType;
import cn.yipanqi.shared.RegionCode;
import cn.yipanqi.web.Languages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** One account for each role, with one password that is told to whoever starts the demo. */
@Component
@Profile("demo")
class DemoAccounts {

    static final String PASSWORD = "yipanqi-demo-2022";
    private static final String COORDINATOR = "xietong";

    private final Accounts accounts;
    private final Tokens tokens;
    private final SecondFactors factors;
    private final Directory directory;
    private final Languages languages;
    private final Path tokenFile;

    DemoAccounts(
            Accounts accounts,
            Tokens tokens,
            SecondFactors factors,
            Directory directory,
            Languages languages,
            @Value("${yipanqi.data}") Path data) {
        this.languages = languages;
        this.factors = factors;
        this.accounts = accounts;
        this.tokens = tokens;
        this.directory = directory;
        this.tokenFile = data.resolve("demo-token");
    }

    record DemoAccount(String login, String name, Grant grant) {}

    /** Opens those that are not there yet. */
    List<DemoAccount> open(Scope scope, RegionCode county) {
        List<DemoAccount> wanted = CurrentScope.call(scope, () -> wanted(county));
        CurrentScope.run(
                scope,
                () -> wanted.stream()
                        .filter(account -> !accounts.exists(account.login()))
                        .forEach(account -> accounts.open(account.login(), account.name(), PASSWORD, account.grant())));
        return wanted;
    }

    private List<DemoAccount> wanted(RegionCode county) {
        CountyDirectory register = directory.of(county.ledger());
        RegionCode province = new RegionCode(county.digits().substring(0, 2));
        List<DemoAccount> all = new ArrayList<>();
        all.add(new DemoAccount(COORDINATOR, named("demo.office"), Grant.of(Role.COORDINATOR, province)));
        all.add(new DemoAccount("lingdao", named("demo.leader"), Grant.of(Role.LEADER, county)));
        unit(register, UnitType.UNION)
                .ifPresent(unit -> all.add(new DemoAccount(
                        "gonghui",
                        marked(unit.shortName()),
                        new Grant(Role.CADRE, county, unit.id(), null, Set.of()))));
        unit(register, UnitType.DISABLED)
                .ifPresent(unit -> all.add(new DemoAccount(
                        "canlian",
                        marked(unit.shortName()),
                        new Grant(Role.CADRE, county, unit.id(), null, Set.of()))));
        register.stations()
                .findFirst()
                .ifPresent(station -> all.add(new DemoAccount(
                        "fuwuzhan",
                        marked(station.name()),
                        new Grant(Role.STATION, county, null, station.id(), Set.of()))));
        all.add(new DemoAccount("guanli", named("demo.admin"), Grant.of(Role.SYSTEM_ADMIN, county)));
        all.add(new DemoAccount("anquan", named("demo.security"), Grant.of(Role.SECURITY_ADMIN, county)));
        all.add(new DemoAccount("shenji", named("demo.auditor"), Grant.of(Role.AUDITOR, county)));
        return all;
    }

    /** The secret of the account's second factor, where its role must have one. */
    Optional<String> secret(DemoAccount account) {
        return account.grant().role().needsSecondFactor()
                ? Optional.of(CurrentScope.call(
                        Scope.nobody("demo"),
                        () -> factors.enrolForTheDemo(
                                accounts.byLogin(account.login()).orElseThrow().account())))
                : Optional.empty();
    }

    private String named(String key) {
        return marked(languages.say(Languages.CHINESE, key));
    }

    /** A name that nobody takes for a real office's. */
    private String marked(String name) {
        return languages.say(Languages.CHINESE, "demo.name", name);
    }

    private static Optional<Unit> unit(CountyDirectory register, UnitType type) {
        return register.units().filter(unit -> unit.type() == type).findFirst();
    }

    /** A token of the coordinator's, written when all else is done. */
    Path token() throws IOException {
        if (!Files.exists(tokenFile)) {
            String secret = CurrentScope.call(
                    Scope.nobody("demo"),
                    () -> tokens.make(
                            accounts.byLogin(COORDINATOR).orElseThrow().account(), "demo"));
            PrivateFiles.write(tokenFile, secret + "\n");
        }
        return tokenFile;
    }
}
