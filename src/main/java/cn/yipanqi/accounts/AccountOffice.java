package cn.yipanqi.accounts;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Accounts.Listed;
import cn.yipanqi.access.Accounts.Secret;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Passwords;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Regions;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.shared.RegionCode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a system administrator does about accounts, within the own division and no further; every deed is recorded. */
@Service
class AccountOffice {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Directory directory;
    private final Regions regions;
    private final AuditTrail audit;

    AccountOffice(Accounts accounts, Passwords passwords, Directory directory, Regions regions, AuditTrail audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.directory = directory;
        this.regions = regions;
        this.audit = audit;
    }

    /** A refusal that is about one field of what was asked for. */
    static final class Fault extends Refusal {

        private static final long serialVersionUID = 1L;
        private final String field;

        Fault(String field, String key, Object... args) {
            super(Message.of(key, args));
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    /** @return the one-time password, to be handed over */
    @Transactional
    Secret open(SignedIn asker, Draft draft) {
        Grant grant = grant(asker, draft);
        Secret secret = accounts.openWithOneTimePassword(draft.loginOrEmpty(), draft.nameOrEmpty(), grant);
        audit.record(
                grant.region().ledger(),
                "access.account.open",
                secret.of().toString(),
                Map.of("role", grant.role().name(), "region", grant.region().digits()));
        return secret;
    }

    private Grant grant(SignedIn asker, Draft draft) {
        if (draft.role() == null) {
            throw new Fault("role", "accounts.role.missing");
        }
        RegionCode region = region(asker, draft);
        if (draft.role() == Role.CADRE) {
            UUID unit = draft.unit();
            if (unit == null || !county(region).unit(unit).map(Unit::current).orElse(false)) {
                throw new Fault("unit", "accounts.unit.missing");
            }
            return new Grant(Role.CADRE, region, unit, null, Set.of());
        }
        if (draft.role() == Role.STATION) {
            UUID station = draft.station();
            if (station == null
                    || !county(region).station(station).map(Station::current).orElse(false)) {
                throw new Fault("station", "accounts.station.missing");
            }
            return new Grant(Role.STATION, region, null, station, Set.of());
        }
        return Grant.of(draft.role(), region);
    }

    private RegionCode region(SignedIn asker, Draft draft) {
        String typed = draft.region() == null ? "" : draft.region().strip();
        if (!typed.matches("\\d{2}|\\d{4}|\\d{6}")
                || regions.find(RegionCode.of(typed)).isEmpty()) {
            throw new Fault("region", "accounts.region.unknown");
        }
        RegionCode region = RegionCode.of(typed);
        if (!asker.grant().region().contains(region)) {
            throw new Fault("region", "accounts.region.beyond");
        }
        return region;
    }

    private CountyDirectory county(RegionCode region) {
        return directory.of(region.ledger());
    }

    /** @throws Refusal where there is no such account within the asker's division */
    @Transactional(readOnly = true)
    Listed find(SignedIn asker, UUID account) {
        return seen(asker, account).orElseThrow(() -> Refusal.absent("account"));
    }

    private Optional<Listed> seen(SignedIn asker, UUID account) {
        return accounts.listed(account)
                .filter(found -> asker.grant().region().contains(found.grant().region()));
    }

    /** @throws Refusal for one's own account: somebody must be left to open it again */
    @Transactional
    void disable(SignedIn asker, UUID account) {
        Listed found = find(asker, account);
        if (account.equals(asker.account())) {
            throw new Refusal(Message.of("accounts.own.disable"));
        }
        accounts.disable(account);
        passwords.endSessions(found.login(), null);
        record(found, "access.account.disable");
    }

    @Transactional
    void enable(SignedIn asker, UUID account) {
        Listed found = find(asker, account);
        accounts.enable(account);
        record(found, "access.account.enable");
    }

    /** @return a one-time password; sessions and tokens of the account have ended */
    @Transactional
    Secret makePassword(SignedIn asker, UUID account) {
        Listed found = find(asker, account);
        if (account.equals(asker.account())) {
            throw new Refusal(Message.of("accounts.own.password"));
        }
        Secret secret = passwords.makeAnew(account);
        record(found, "access.account.password");
        return secret;
    }

    private void record(Listed account, String action) {
        audit.record(account.grant().region().ledger(), action, account.id().toString(), Map.of());
    }
}
