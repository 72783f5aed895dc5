package cn.yipanqi.audit;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Download;
import cn.yipanqi.web.Paging;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Heads of the county's days, and each day's file for the counties in scope. */
@Controller
@Requires(Permission.AUDIT_READ)
class HeadsController {

    private static final int ROWS = 31;

    private final ChainHeads heads;

    HeadsController(ChainHeads heads) {
        this.heads = heads;
    }

    @GetMapping("/audit/heads")
    ModelAndView list(County county, @RequestParam(name = "page", defaultValue = "1") int number) {
        Paging paging = new Paging(heads.count(county.code()), number, ROWS);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("now", heads.now(county.code()).orElse(null));
        model.put("rows", heads.days(county.code(), ROWS, paging.offset()));
        model.put("paging", paging);
        return new ModelAndView("audit/heads/index", model);
    }

    @GetMapping({"/audit/heads/{day}", "/api/v1/audit/heads/{day}"})
    ResponseEntity<String> file(@PathVariable LocalDate day) {
        Scope scope = CurrentScope.get();
        List<ChainHead> standing = heads.standing(day, scope.readLow(), scope.readHigh());
        if (standing.isEmpty()) {
            throw Refusal.absent("head");
        }
        return ResponseEntity.ok()
                .headers(Download.headers(
                        "audit-heads-" + HeadsFile.name(day),
                        new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8)))
                .body(HeadsFile.write(day, standing));
    }
}
