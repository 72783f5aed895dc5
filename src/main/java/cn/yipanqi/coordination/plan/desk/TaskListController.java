package cn.yipanqi.coordination.plan.desk;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.plan.TaskSearch;
import cn.yipanqi.coordination.plan.TaskState;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.coordination.plan.progress.Progresses;
import cn.yipanqi.coordination.typed.Years;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Page;
import cn.yipanqi.web.Paging;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The tasks of a year: searched, ticked. */
@Controller
@Requires(Permission.LEDGER_READ)
class TaskListController {

    private static final int ROWS = 50;

    private final Tasks tasks;
    private final Progresses progresses;
    private final Directory directory;

    TaskListController(Tasks tasks, Progresses progresses, Directory directory) {
        this.tasks = tasks;
        this.progresses = progresses;
        this.directory = directory;
    }

    @GetMapping("/coordination/tasks")
    @Snapshot
    ModelAndView index(
            County county,
            TaskSearchForm form,
            @RequestParam(name = "year", required = false) @Nullable String asked,
            @RequestParam(name = "page", defaultValue = "1") int number,
            Page page) {
        CountyDirectory names = directory.of(county.code());
        int year = Years.asked(asked).orElse(tasks.today().getYear());
        TaskSearch search = form.search(county.code(), year);
        Tasks.Found found = tasks.find(search, (Math.max(1, number) - 1L) * ROWS, ROWS);
        if (Years.asked(asked).isEmpty() && Years.usual(found.years(), year) != year) {
            year = Years.usual(found.years(), year);
            search = form.search(county.code(), year);
            found = tasks.find(search, (Math.max(1, number) - 1L) * ROWS, ROWS);
        }
        Paging paging = new Paging(found.total(), number, ROWS);
        if (paging.number() != number && found.total() > 0) {
            found = tasks.find(search, paging.offset(), ROWS);
        }
        TasksView view = new TasksView(
                names,
                year,
                found.plans(),
                form,
                found.lines(),
                progresses.of(county.code(), found.lines()),
                paging,
                tasks.today(),
                tasks.nearUntil(),
                choices(page.commons(), one -> page.t(one.messageKey())),
                names.units()
                        .map(unit -> new Choice(unit.id().toString(), unit.shortName()))
                        .toList(),
                choices(TaskSearch.Part.values(), one -> page.t(one.messageKey())),
                choices(TaskState.values(), one -> page.t(one.messageKey())),
                choices(TaskSearch.Due.values(), one -> page.t(one.messageKey())));
        return new ModelAndView("coordination/tasks/index", "view", view);
    }

    static <E extends Enum<E>> List<Choice> choices(E[] all, Function<E, String> words) {
        return Arrays.stream(all)
                .map(one -> new Choice(one.name(), words.apply(one)))
                .toList();
    }
}
