package cn.yipanqi.accounts;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Accounts.Secret;
import cn.yipanqi.access.Invitations;
import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.organisation.Person;
import cn.yipanqi.shared.RegionCode;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens an account for a person: his posts bring the roles, an invitation the password. */
@Service
public class AccountOpening {

    private final Accounts accounts;
    private final Invitations invitations;
    private final PostGrants posts;
    private final AuditTrail audit;

    AccountOpening(Accounts accounts, Invitations invitations, PostGrants posts, AuditTrail audit) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.posts = posts;
        this.audit = audit;
    }

    /** @return the invitation's secret, to be sent to the holder */
    @Transactional(propagation = Propagation.MANDATORY)
    public Secret forPerson(RegionCode region, String login, Person person) {
        UUID account = accounts.open(login, person.name(), region);
        accounts.belongsTo(account, person.id());
        posts.bring(account, person);
        audit.record(region.ledger(), "access.account.open", account.toString(), Map.of("region", region.digits()));
        return invitations.make(account);
    }
}
