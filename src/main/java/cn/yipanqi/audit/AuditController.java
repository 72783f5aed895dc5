package cn.yipanqi.audit;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.NavigationItem;
import cn.yipanqi.web.Page;
import cn.yipanqi.web.Paging;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The trail as pages: who decided what, and all that was done to one record. */
@Controller
@Requires(Permission.AUDIT_READ)
class AuditController {

    private static final int ROWS = 50;

    private final RecordedDeeds deeds;
    private final ChainHeads heads;
    private final Addresses addresses;

    AuditController(RecordedDeeds deeds, ChainHeads heads, Addresses addresses) {
        this.deeds = deeds;
        this.heads = heads;
        this.addresses = addresses;
    }

    @Bean
    static NavigationItem auditNavigation() {
        return new NavigationItem("/audit", "audit.title", 890, null, Permission.AUDIT_READ.name());
    }

    @GetMapping("/audit")
    ModelAndView list(
            County county, DeedSearch search, @RequestParam(name = "page", defaultValue = "1") int number, Page page) {
        Map<String, @Nullable Object> model = found(county, search, number);
        List<String> actions = deeds.actions(county.code());
        model.put(
                "actions",
                actions.stream()
                        .map(known -> new Choice(known, page.t("audit." + known)))
                        .toList());
        model.put(
                "modules",
                actions.stream()
                        .map(known -> known.substring(0, known.indexOf('.')))
                        .distinct()
                        .map(module -> new Choice(module, page.t("audit.module." + module)))
                        .toList());
        model.put("head", heads.now(county.code()).orElse(null));
        return new ModelAndView("audit/deed/index", model);
    }

    /** All that was done to one record, and what names it in its detail. */
    @GetMapping("/audit/record")
    ModelAndView record(
            County county, @RequestParam String subject, @RequestParam(name = "page", defaultValue = "1") int number) {
        Map<String, @Nullable Object> model = found(county, DeedSearch.about(subject), number);
        model.put("subject", subject);
        return new ModelAndView("audit/deed/record", model);
    }

    private Map<String, @Nullable Object> found(County county, DeedSearch search, int number) {
        Paging paging = new Paging(deeds.count(county.code(), search), number, ROWS);
        List<DeedView> rows = addresses.shown(deeds.page(county.code(), search, ROWS, paging.offset()));
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("rows", rows);
        model.put("paging", paging);
        return model;
    }
}
