package cn.yipanqi.persons.column;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.factor.StepUp;
import cn.yipanqi.persons.Column;
import cn.yipanqi.persons.Reach;
import cn.yipanqi.persons.Revealed;
import cn.yipanqi.persons.Revelations;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows one number in full: in this answer, and nowhere else. */
@Controller
@Requires(Permission.PERSON_REVEAL)
@StepUp
class RevelationController {

    private final Revelations revelations;
    private final Reach reach;
    private final PersonPage pages;

    RevelationController(Revelations revelations, Reach reach, PersonPage pages) {
        this.revelations = revelations;
        this.reach = reach;
        this.pages = pages;
    }

    @PostMapping("/persons/{person}/revelations")
    ModelAndView reveal(
            County county,
            @PathVariable UUID person,
            @RequestParam(defaultValue = "") String column,
            @RequestParam(defaultValue = "") String reason,
            Page page,
            HttpServletResponse response) {
        Column named = Column.named(column);
        Revealed revealed;
        try {
            revealed = revelations.reveal(county.code(), person, named, reason);
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            boolean number = refusal.sentence().key().equals("persons.text.number");
            ModelAndView again = pages.of(
                    county,
                    person,
                    page.mistakes().add("reason", refusal.sentence()),
                    named.name(),
                    number ? null : reason,
                    page);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return new ModelAndView(
                "persons/column/revealed",
                Map.of(
                        "county",
                        PersonPage.digits(county),
                        "person",
                        reach.within(county.code(), person),
                        "revealed",
                        revealed));
    }
}
