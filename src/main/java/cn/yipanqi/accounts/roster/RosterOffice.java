package cn.yipanqi.accounts.roster;

import cn.yipanqi.access.Accounts.Secret;
import cn.yipanqi.accounts.AccountOpening;
import cn.yipanqi.accounts.roster.RosterCheck.Checked;
import cn.yipanqi.accounts.roster.RosterCheck.Ready;
import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.organisation.People;
import cn.yipanqi.shared.RegionCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes lines in: all of them in one transaction, or none. */
@Service
class RosterOffice {

    private final RosterCheck check;
    private final People people;
    private final AccountOpening opening;
    private final AuditTrail audit;

    RosterOffice(RosterCheck check, People people, AccountOpening opening, AuditTrail audit) {
        this.check = check;
        this.people = people;
        this.opening = opening;
        this.audit = audit;
    }

    /** An invitation to be sent: shown once. */
    record Invitation(String name, String login, Secret secret) {}

    /** @param taken how many lines; none where there are faults */
    record Outcome(Checked checked, int taken, List<Invitation> invitations) {}

    @Transactional
    Outcome take(long county, List<Line> lines) {
        Checked checked = check.check(county, lines);
        if (!checked.faults().isEmpty()) {
            return new Outcome(checked, 0, List.of());
        }
        Map<String, UUID> newcomers = new HashMap<>();
        List<Invitation> invitations = new ArrayList<>();
        for (Ready ready : checked.ready()) {
            Line line = ready.line();
            UUID person = ready.person() != null
                    ? ready.person()
                    : newcomers.computeIfAbsent(line.name(), name -> people.add(county, name));
            people.take(county, person, ready.post());
            if (!line.login().isEmpty()) {
                Secret secret = opening.forPerson(RegionCode.county(county), line.login(), people.find(county, person));
                invitations.add(new Invitation(line.name(), line.login(), secret));
            }
        }
        audit.record(
                county,
                "access.account.import",
                Long.toString(county),
                Map.of("rows", lines.size(), "accounts", invitations.size()));
        return new Outcome(checked, lines.size(), invitations);
    }
}
