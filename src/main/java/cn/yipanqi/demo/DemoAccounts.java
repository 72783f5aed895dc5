package cn.yipanqi.demo;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.PrivateFiles;
import cn.yipanqi.database.Scope;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.organisation.UnitType;
import cn.yipanqi.shared.RegionCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    private final Directory directory;
    private final Path tokenFile;

    DemoAccounts(Accounts accounts, Tokens tokens, Directory directory, @Value("${yipanqi.data}") Path data) {
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
        all.add(new DemoAccount(COORDINATOR, "协同办（演示）", Grant.of(Role.COORDINATOR, province)));
        all.add(new DemoAccount("lingdao", "县领导（演示）", Grant.of(Role.LEADER, county)));
        unit(register, UnitType.UNION)
                .ifPresent(unit -> all.add(new DemoAccount(
                        "gonghui",
                        unit.shortName() + "（演示）",
                        new Grant(Role.CADRE, county, unit.id(), null, Set.of()))));
        unit(register, UnitType.DISABLED)
                .ifPresent(unit -> all.add(new DemoAccount(
                        "canlian",
                        unit.shortName() + "（演示）",
                        new Grant(Role.CADRE, county, unit.id(), null, Set.of()))));
        register.stations()
                .findFirst()
                .ifPresent(station -> all.add(new DemoAccount(
                        "fuwuzhan",
                        station.name() + "（演示）",
                        new Grant(Role.STATION, county, null, station.id(), Set.of()))));
        all.add(new DemoAccount("guanli", "系统管理员（演示）", Grant.of(Role.SYSTEM_ADMIN, county)));
        all.add(new DemoAccount("anquan", "安全管理员（演示）", Grant.of(Role.SECURITY_ADMIN, county)));
        all.add(new DemoAccount("shenji", "审计管理员（演示）", Grant.of(Role.AUDITOR, county)));
        return all;
    }

    private static java.util.Optional<Unit> unit(CountyDirectory register, UnitType type) {
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
