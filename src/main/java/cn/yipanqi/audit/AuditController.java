package cn.yipanqi.audit;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.audit.RecordedDeeds.Question;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.NavigationItem;
import cn.yipanqi.web.Page;
import cn.yipanqi.web.Paging;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The trail as a page: who decided what, by period and action. */
@Controller
@Requires(Permission.AUDIT_READ)
class AuditController {

    private static final int ROWS = 50;

    private final RecordedDeeds deeds;
    private final ObjectProvider<SubjectAddress> addresses;

    AuditController(RecordedDeeds deeds, ObjectProvider<SubjectAddress> addresses) {
        this.deeds = deeds;
        this.addresses = addresses;
    }

    @Bean
    static NavigationItem auditNavigation() {
        return new NavigationItem("/audit", "audit.title", 890, null, Permission.AUDIT_READ.name());
    }

    @GetMapping("/audit")
    ModelAndView list(
            County county,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(name = "page", defaultValue = "1") int number,
            Page page) {
        Question question = new Question(county.code(), from, to, action);
        Paging paging = new Paging(deeds.count(question), number, ROWS);
        List<DeedView> rows = deeds.page(question, ROWS, paging.offset()).stream()
                .map(deed -> DeedView.of(deed, address(deed)))
                .toList();
        List<Choice> actions = deeds.actions(county.code()).stream()
                .map(known -> new Choice(known, page.t("audit." + known)))
                .toList();
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("rows", rows);
        model.put("paging", paging);
        model.put("actions", actions);
        model.put("action", action);
        model.put("from", from);
        model.put("to", to);
        return new ModelAndView("audit/deed/index", model);
    }

    private @Nullable String address(Deed deed) {
        return addresses.stream()
                .map(address -> address.of(deed.action(), deed.subject()))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }
}
