package cn.yipanqi.coordination.regulation.citation;

import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.coordination.regulation.Citation.Kind;
import cn.yipanqi.figures.Definition;
import cn.yipanqi.figures.Definitions;
import cn.yipanqi.shared.Refusal;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds what an address names, and that it is the county's. */
@Component
class Subjects {

    private final Tasks tasks;
    private final Definitions definitions;

    Subjects(Tasks tasks, Definitions definitions) {
        this.tasks = tasks;
        this.definitions = definitions;
    }

    /**
     * @param of {@code task:<id>} or {@code figure:<code>}
     * @throws Refusal (ABSENT) where there is no such thing in the county
     */
    @Transactional(readOnly = true)
    public Subject find(long county, String of, Locale locale) {
        String[] parts = of.split(":", 2);
        if (parts.length == 2 && parts[0].equals("task")) {
            Task task = tasks.get(county, id(parts[1]));
            return new Subject(Kind.TASK, task.id().toString(), task.title(), "/coordination/tasks/" + task.id());
        }
        if (parts.length == 2 && parts[0].equals("figure")) {
            Definition definition = definitions.of(county, parts[1]);
            return new Subject(
                    Kind.FIGURE, definition.code(), definition.name().in(locale), "/figures/" + definition.code());
        }
        throw Refusal.absent("subject-of-citation");
    }

    private static UUID id(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            throw Refusal.absent("task");
        }
    }
}
