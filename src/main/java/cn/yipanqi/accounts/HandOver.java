package cn.yipanqi.accounts;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Accounts.Listed;
import cn.yipanqi.access.Grants;
import cn.yipanqi.access.Held;
import cn.yipanqi.access.OpenWork;
import cn.yipanqi.access.OpenWork.Piece;
import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.organisation.People;
import cn.yipanqi.organisation.Person;
import cn.yipanqi.organisation.Post;
import cn.yipanqi.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends a post and gives what waits for its holder to the successor, in one transaction. */
@Service
class HandOver {

    private final People people;
    private final Accounts accounts;
    private final Grants grants;
    private final ObjectProvider<OpenWork> open;
    private final AuditTrail audit;

    HandOver(People people, Accounts accounts, Grants grants, ObjectProvider<OpenWork> open, AuditTrail audit) {
        this.people = people;
        this.accounts = accounts;
        this.grants = grants;
        this.open = open;
        this.audit = audit;
    }

    /**
     * A post and what its end would leave behind.
     *
     * @param work what waits for the holder's account
     * @param successors who could take it: accounts that hold the same role at the same place today
     */
    record Ending(Person person, Post post, List<Piece> work, List<Listed> successors) {}

    @Transactional(readOnly = true)
    Ending look(long county, UUID post) {
        Person person = people.holderOf(county, post);
        Post held = person.posts().stream()
                .filter(each -> each.id().equals(post))
                .findFirst()
                .orElseThrow(() -> Refusal.absent("post"));
        Optional<Listed> account = accounts.ofPerson(person.id());
        if (account.isEmpty()) {
            return new Ending(person, held, List.of(), List.of());
        }
        UUID holder = account.get().id();
        List<Piece> work =
                open.stream().flatMap(each -> each.of(county, holder).stream()).toList();
        List<Listed> successors = grants.of(holder).stream()
                .filter(grant -> post.equals(grant.origin()))
                .findFirst()
                .map(this::alongside)
                .orElse(List.of());
        return new Ending(person, held, work, successors);
    }

    private List<Listed> alongside(Held grant) {
        return accounts.holding(grant.grant(), grants.today()).stream()
                .filter(other -> !other.id().equals(grant.account()))
                .toList();
    }

    /**
     * @param endedOn first day on which the post is no longer held
     * @param successor account that takes the work over
     * @throws Refusal where work waits, somebody could take it, and nobody is named
     */
    @Transactional
    void end(long county, UUID post, LocalDate endedOn, @Nullable UUID successor) {
        Ending ending = look(county, post);
        boolean named = successor != null
                && ending.successors().stream().anyMatch(other -> other.id().equals(successor));
        if (successor != null && !named
                || !named && !ending.work().isEmpty() && !ending.successors().isEmpty()) {
            throw new Fault("successor", "accounts.ending.successor.missing");
        }
        people.end(county, post, endedOn, grants.today());
        if (successor != null && !ending.work().isEmpty()) {
            UUID holder = accounts.ofPerson(ending.person().id()).orElseThrow().id();
            open.forEach(each -> each.handOver(county, holder, successor));
            audit.record(
                    county,
                    "access.account.hand-over",
                    holder.toString(),
                    Map.of("to", successor.toString(), "pieces", ending.work().size()));
        }
    }
}
