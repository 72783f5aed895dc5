package cn.yipanqi.persons.own;

import cn.yipanqi.access.SignedIn;
import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.persons.Column;
import cn.yipanqi.persons.Own;
import cn.yipanqi.persons.Own.Self;
import cn.yipanqi.persons.Revealed;
import cn.yipanqi.persons.Revelations;
import cn.yipanqi.persons.consent.Consents;
import cn.yipanqi.persons.consent.Purpose;
import cn.yipanqi.persons.request.RequestDraft;
import cn.yipanqi.persons.request.Requests;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody may do about his own data: all of it within a scope of his own. */
@Component
class OwnDesk {

    private final Own own;
    private final OwnData data;
    private final Revelations revelations;
    private final Requests requests;
    private final Consents consents;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    OwnDesk(
            Own own,
            OwnData data,
            Revelations revelations,
            Requests requests,
            Consents consents,
            AuditTrail audit,
            PlatformTransactionManager transactions) {
        this.own = own;
        this.data = data;
        this.revelations = revelations;
        this.requests = requests;
        this.consents = consents;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    Self self(SignedIn asker) {
        return own.of(asker);
    }

    /** @param told whether the answers to his requests are before him now */
    List<Section> sections(SignedIn asker, String session, boolean told) {
        Self self = self(asker);
        return self.within(() -> {
            List<Section> all = data.of(self, asker, session);
            if (told && self.person() != null) {
                requests.told(self);
            }
            return all;
        });
    }

    /** As taken along: that is on record. */
    List<Section> takenAlong(SignedIn asker, String session) {
        Self self = self(asker);
        return self.within(() -> {
            transaction.executeWithoutResult(status -> audit.record(
                    self.county(), "persons.own.export", self.account().toString(), Map.of()));
            return data.of(self, asker, session);
        });
    }

    Revealed reveal(SignedIn asker, Column column) {
        Self self = self(asker);
        return self.within(() -> revelations.revealOwn(self.county(), self.personNeeded(), column));
    }

    UUID ask(SignedIn asker, RequestDraft draft) {
        Self self = self(asker);
        return self.within(() -> requests.ask(self, draft));
    }

    void withdraw(SignedIn asker, UUID request) {
        Self self = self(asker);
        self.scoped(() -> requests.withdraw(self, request));
    }

    void give(SignedIn asker, Purpose purpose) {
        Self self = self(asker);
        self.scoped(() -> consents.give(self, purpose));
    }

    void takeBack(SignedIn asker, Purpose purpose) {
        Self self = self(asker);
        self.scoped(() -> consents.withdraw(self, purpose));
    }
}
