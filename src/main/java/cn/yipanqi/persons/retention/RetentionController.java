package cn.yipanqi.persons.retention;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.shared.RegionCode;
import cn.yipanqi.web.Paging;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** The rules, the report of the nights, and a rehearsal; over the API the same. */
@Controller
@Requires(Permission.RETENTION_READ)
class RetentionController {

    private static final int ROWS = 14;

    private final Retention retention;
    private final Rules rules;
    private final Reports reports;

    RetentionController(Retention retention, Rules rules, Reports reports) {
        this.retention = retention;
        this.rules = rules;
        this.reports = reports;
    }

    @GetMapping("/persons/retention")
    ModelAndView show(County county, @RequestParam(name = "page", defaultValue = "1") int number) {
        return page(county, number, null);
    }

    /** The answer says what would go; nothing goes. */
    @PostMapping("/persons/retention/rehearsal")
    ModelAndView rehearse(County county) {
        return page(county, 1, retention.rehearse(county.code()));
    }

    private ModelAndView page(County county, int number, @Nullable List<Result> rehearsed) {
        Paging paging = new Paging(reports.count(county.code()), number, ROWS);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("county", RegionCode.county(county.code()).digits());
        model.put("rules", rules.all());
        model.put("runs", reports.of(county.code(), ROWS, paging.offset()));
        model.put("paging", paging);
        model.put("rehearsed", rehearsed);
        return new ModelAndView("persons/retention/show", model);
    }

    record RetentionBody(List<Rule> rules, List<Run> runs) {}

    record RehearsalBody(List<Result> items) {}

    /** The rules, and what the last nights did. */
    @GetMapping("/api/v1/persons/retention")
    @ResponseBody
    RetentionBody told(County county) {
        return new RetentionBody(rules.all(), reports.of(county.code(), ROWS, 0));
    }

    @PostMapping("/api/v1/persons/retention/rehearsal")
    @ResponseBody
    RehearsalBody rehearsed(County county) {
        return new RehearsalBody(retention.rehearse(county.code()));
    }
}
