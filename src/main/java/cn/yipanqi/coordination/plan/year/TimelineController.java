package cn.yipanqi.coordination.plan.year;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.plan.TaskSearch;
import cn.yipanqi.coordination.plan.TaskSearch.Part;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.coordination.typed.Years;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Paging;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The tasks of a year along its months, as a table: it reads line by line, without script and without seeing it. */
@Controller
@Requires(Permission.LEDGER_READ)
class TimelineController {

    private static final int ROWS = 60;

    private final Tasks tasks;
    private final Directory directory;

    TimelineController(Tasks tasks, Directory directory) {
        this.tasks = tasks;
        this.directory = directory;
    }

    @GetMapping("/coordination/tasks/timeline")
    @Snapshot
    ModelAndView show(
            County county,
            @RequestParam(name = "year", required = false) @Nullable String asked,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(name = "page", defaultValue = "1") int number) {
        int year = Years.asked(asked).orElse(tasks.today().getYear());
        UUID whose = directory
                .of(county.code())
                .units()
                .map(one -> one.id())
                .filter(id -> id.toString().equals(unit))
                .findFirst()
                .orElse(null);
        TaskSearch search = TaskSearch.of(county.code(), year).of(whose, Part.ANY);
        Tasks.Found found = tasks.find(search, (Math.max(1, number) - 1L) * ROWS, ROWS);
        if (Years.asked(asked).isEmpty() && Years.usual(found.years(), year) != year) {
            year = Years.usual(found.years(), year);
            search = TaskSearch.of(county.code(), year).of(whose, Part.ANY);
            found = tasks.find(search, (Math.max(1, number) - 1L) * ROWS, ROWS);
        }
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("names", directory.of(county.code()));
        model.put("year", year);
        model.put("unit", whose == null ? null : whose.toString());
        model.put(
                "units",
                directory
                        .of(county.code())
                        .units()
                        .map(one -> new Choice(one.id().toString(), one.shortName()))
                        .toList());
        model.put("lines", found.lines());
        model.put("paging", new Paging(found.total(), number, ROWS));
        model.put("today", tasks.today());
        return new ModelAndView("coordination/tasks/timeline", model);
    }
}
