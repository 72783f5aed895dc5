package cn.yipanqi.coordination.plan;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.OpenWork;
import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.organisation.People;
import cn.yipanqi.organisation.Person;
import cn.yipanqi.organisation.Post;
import cn.yipanqi.organisation.PostEnded;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Languages;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tasks whose responsible person leaves. With a successor they are his, and the clocks run on; without one the task stays with its lead
 * unit, whose contact is told in place of the person, and the office is to name another.
 */
@Component
class TasksOfPeople implements OpenWork {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final People people;
    private final Tasks tasks;
    private final TaskTodos todos;
    private final List<TaskFollower> followers;
    private final AuditTrail audit;
    private final Languages languages;
    private final Clock clock;

    TasksOfPeople(
            JdbcClient jdbc,
            Accounts accounts,
            People people,
            Tasks tasks,
            TaskTodos todos,
            List<TaskFollower> followers,
            AuditTrail audit,
            Languages languages,
            Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.people = people;
        this.tasks = tasks;
        this.todos = todos;
        this.followers = List.copyOf(followers);
        this.audit = audit;
        this.languages = languages;
        this.clock = clock;
    }

    /**
     * An open task that names a person.
     *
     * @param person whether as 责任人
     * @param leader whether as 责任领导
     */
    private record Named(UUID id, UUID lead, String title, boolean person, boolean leader) {}

    private List<Named> named(long county, UUID person) {
        return jdbc.sql("""
            select t.id, t.lead, t.title, t.person = :person as person, t.leader = :person as leader from coordination.task t
            join coordination.plan p on p.county = t.county and p.year = t.year
            where t.county = :county and t.state = 'OPEN' and p.state <> 'CLOSED' and :person in (t.person, t.leader) order by t.due_day, t.id
            """)
                .param("county", county)
                .param("person", person)
                .query((row, n) -> new Named(
                        row.getObject("id", UUID.class),
                        row.getObject("lead", UUID.class),
                        row.getString("title"),
                        row.getBoolean("person"),
                        row.getBoolean("leader")))
                .list();
    }

    private Optional<UUID> person(UUID account) {
        return accounts.listed(account).map(Accounts.Listed::person);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Piece> of(long county, UUID account) {
        return person(account).stream()
                .flatMap(person -> named(county, person).stream())
                .map(task -> new Piece(
                        Message.of(
                                "coordination.task.open-work." + (task.person() ? "person" : "leader"), task.title()),
                        "/coordination/tasks/" + task.id()))
                .toList();
    }

    /** Whether somebody answers for a task no more: who left its unit, or left altogether. */
    private static Predicate<Named> left(Person gone) {
        List<Post> held =
                gone.posts().stream().filter(post -> post.endedOn() == null).toList();
        return task -> held.isEmpty()
                || gone.posts().stream().anyMatch(post -> task.lead().equals(post.unit()))
                        && held.stream().noneMatch(post -> task.lead().equals(post.unit()));
    }

    private static boolean leftAltogether(Person gone) {
        return gone.posts().stream().noneMatch(post -> post.endedOn() == null);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void handOver(long county, UUID from, UUID to) {
        Optional<UUID> before = person(from);
        Optional<UUID> after = person(to);
        if (before.isEmpty() || after.isEmpty() || before.equals(after)) {
            return;
        }
        Person gone = people.find(county, before.get());
        String successor = people.find(county, after.get()).name();
        boolean altogether = leftAltogether(gone);
        List<Named> all = named(county, gone.id());
        List<UUID> asPerson = all.stream()
                .filter(Named::person)
                .filter(left(gone))
                .map(Named::id)
                .toList();
        List<UUID> asLeader = all.stream()
                .filter(task -> altogether && task.leader())
                .map(Named::id)
                .toList();
        jdbc.sql(
                        "select coordination.tasks_handed_over(:county, :gone, :successor, :asPerson, :asLeader, :said, :by, :name, :now)")
                .param("county", county)
                .param("gone", gone.id())
                .param("successor", after.get())
                .param("asPerson", asPerson.toArray(UUID[]::new))
                .param("asLeader", asLeader.toArray(UUID[]::new))
                .param("said", languages.say(Languages.CHINESE, "coordination.task.taken-over", gone.name(), successor))
                .param("by", CurrentScope.get().actor(), Types.OTHER)
                .param("name", CurrentScope.get().actorName())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> true)
                .list();
        all.stream()
                .filter(task -> asPerson.contains(task.id()) || asLeader.contains(task.id()))
                .forEach(task -> told(county, task));
    }

    private void told(long county, Named named) {
        Task task = tasks.get(county, named.id());
        todos.named(task);
        tasks.settle(task);
        followers.forEach(follower -> follower.told(task));
        audit.record(county, "coordination.task.hand-over", task.id().toString(), Map.of("title", task.title()));
    }

    /** Whoever ends the post, and with or without a successor: nothing is left with somebody who is gone without anybody knowing. */
    @EventListener
    void ended(PostEnded event) {
        Person gone = people.find(event.county(), event.post().person());
        named(event.county(), gone.id()).stream()
                .filter(Named::person)
                .filter(left(gone))
                .forEach(task -> todos.gone(
                        tasks.get(event.county(), task.id()), gone, event.post().endedOn()));
    }
}
