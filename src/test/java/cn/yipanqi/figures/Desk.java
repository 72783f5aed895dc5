package cn.yipanqi.figures;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.RegionCode;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Opens accounts with a role in a county, and lets requests come from them. */
public final class Desk {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Accounts accounts;
    private final Tokens tokens;

    public Desk(Accounts accounts, Tokens tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    public RequestPostProcessor at(long county, Role role, String... hiddenKinds) {
        return CurrentScope.call(Scope.nobody("test"), () -> {
            UUID account = accounts.open(
                    "desk" + NEXT.incrementAndGet(),
                    role == Role.LEADER ? "县领导" : "协同办",
                    "correct horse battery",
                    new Grant(role, RegionCode.county(county), null, null, Set.of(hiddenKinds)));
            String secret = tokens.make(account, "test");
            return request -> {
                request.addHeader("Authorization", "Bearer " + secret);
                if (request.getMethod().equals("POST")) {
                    request.addHeader("Idempotency-Key", UUID.randomUUID().toString());
                }
                return request;
            };
        });
    }
}
