package cn.yipanqi.coordination.plan;

import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.PersonalNumber;
import cn.yipanqi.shared.Refusal;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a task may say. Each rule names what is wrong and what to do. */
@Component
class TaskRules {

    static final int TITLE = 200;
    static final int WORDS = 2000;
    private static final BigDecimal MOST = new BigDecimal("999999999999.99");

    private final JdbcClient jdbc;

    TaskRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void check(NewTask task, CountyDirectory names) {
        if (task.title().isBlank() || task.title().strip().length() > TITLE) {
            throw new Refusal(Message.of("coordination.task.title.length", TITLE));
        }
        tooLong(task.measures());
        tooLong(task.goal());
        impersonal("title", task.title());
        impersonal("measures", task.measures());
        impersonal("goal", task.goal());
        if (task.from() != null && task.from().isAfter(task.due())) {
            throw new Refusal(Message.of("coordination.task.days.reversed", task.from(), task.due()));
        }
        known(task.lead(), names, "coordination.task.lead.unknown");
        if (task.partners().contains(task.lead())) {
            throw new Refusal(Message.of("coordination.task.partner.is-lead"));
        }
        if (twice(task.partners()) || twice(task.bodies())) {
            throw new Refusal(Message.of("coordination.task.partner.twice"));
        }
        task.partners().forEach(unit -> known(unit, names, "coordination.task.partner.unknown"));
        if (task.bodies().stream().anyMatch(body -> names.body(body).isEmpty())) {
            throw new Refusal(Message.of("coordination.task.partner.unknown"));
        }
        Target target = task.target();
        if (target != null) {
            check(target);
        }
    }

    private static void tooLong(@Nullable String text) {
        if (text != null && text.length() > WORDS) {
            throw new Refusal(Message.of("coordination.task.words.length", WORDS));
        }
    }

    private static void impersonal(String field, @Nullable String text) {
        if (text != null && PersonalNumber.standsIn(text)) {
            throw new Refusal(Message.of("coordination.task.personal", Message.of("coordination.task.field." + field)));
        }
    }

    private static void known(UUID id, CountyDirectory names, String key) {
        if (names.unit(id).filter(Unit::current).isEmpty()) {
            throw new Refusal(Message.of(key));
        }
    }

    private static boolean twice(List<UUID> ids) {
        return ids.stream().distinct().count() < ids.size();
    }

    private static void check(Target target) {
        if (target.value().signum() <= 0
                || target.value().stripTrailingZeros().scale() > 2
                || target.value().compareTo(MOST) > 0) {
            throw new Refusal(Message.of("coordination.task.target.number"));
        }
        switch (target.kind()) {
            case FIGURE ->
                need(target.figure() != null && target.whose() != null, "coordination.task.target.figure.none");
            case LEDGER ->
                need(!target.kinds().isEmpty() && target.whose() != null, "coordination.task.target.kinds.none");
            case REGULATION -> need(bare(target), "coordination.task.target.regulation");
            case TYPED -> need(bare(target), "coordination.task.target.typed");
        }
    }

    private static boolean bare(Target target) {
        return target.figure() == null && target.kinds().isEmpty() && target.whose() == null;
    }

    private static void need(boolean met, String key) {
        if (!met) {
            throw new Refusal(Message.of(key));
        }
    }

    private record Node(
            UUID id,
            String name,
            @Nullable UUID parent,
            @Nullable UUID predecessor) {}

    /**
     * Whether nothing waits for itself: a task waits for its predecessor and for its parts. To be asked under the lock of the plan.
     *
     * @param id the task, which need not be there yet
     */
    void noCircle(long county, UUID id, NewTask task) {
        if (task.parent() == null && task.predecessor() == null) {
            return;
        }
        Map<UUID, Node> nodes = jdbc
                .sql("""
            select id, coalesce(number || ' ', '') || title as name, parent, predecessor from coordination.task
            where county = :county and year = :year
            """)
                .param("county", county)
                .param("year", task.year())
                .query((row, n) -> new Node(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getObject("parent", UUID.class),
                        row.getObject("predecessor", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Node::id, node -> node, (one, other) -> one, LinkedHashMap::new));
        String name = (task.number() == null ? "" : task.number() + " ")
                + task.title().strip();
        nodes.put(id, new Node(id, name, task.parent(), task.predecessor()));
        within(nodes, task.parent(), "parent");
        within(nodes, task.predecessor(), "predecessor");
        List<String> circle = circle(nodes, id);
        if (!circle.isEmpty()) {
            throw new Refusal(Message.of("coordination.task.circle", String.join(" → ", circle)));
        }
    }

    private static void within(Map<UUID, Node> nodes, @Nullable UUID id, String field) {
        if (id != null && !nodes.containsKey(id)) {
            throw new Refusal(Message.of("coordination.task." + field + ".elsewhere"));
        }
    }

    /** The shortest way from a task back to itself, by name; empty where there is none. */
    private static List<String> circle(Map<UUID, Node> nodes, UUID start) {
        Map<UUID, List<UUID>> waitsFor = new HashMap<>();
        for (Node node : nodes.values()) {
            if (node.predecessor() != null) {
                waitsFor.computeIfAbsent(node.id(), id -> new ArrayList<>()).add(node.predecessor());
            }
            if (node.parent() != null) {
                waitsFor.computeIfAbsent(node.parent(), id -> new ArrayList<>()).add(node.id());
            }
        }
        Map<UUID, UUID> from = new HashMap<>();
        Set<UUID> seen = new HashSet<>();
        Deque<UUID> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            UUID here = next.remove();
            for (UUID needed : waitsFor.getOrDefault(here, List.of())) {
                if (needed.equals(start)) {
                    return way(nodes, from, start, here);
                }
                if (seen.add(needed)) {
                    from.put(needed, here);
                    next.add(needed);
                }
            }
        }
        return List.of();
    }

    private static List<String> way(Map<UUID, Node> nodes, Map<UUID, UUID> from, UUID start, UUID last) {
        List<UUID> back = new ArrayList<>(List.of(start, last));
        for (UUID at = last; !at.equals(start); ) {
            at = from.get(at);
            if (at == null) {
                break;
            }
            back.add(at);
        }
        if (last.equals(start)) {
            back.remove(back.size() - 1);
            back.add(start);
        }
        java.util.Collections.reverse(back);
        return back.stream()
                .map(nodes::get)
                .filter(java.util.Objects::nonNull)
                .map(Node::name)
                .toList();
    }
}
