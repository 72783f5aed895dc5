package cn.yipanqi.burden;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.NavigationItem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** What the product's forms ask, by place and month, by form and by fact. */
@Controller
@Requires(Permission.COORDINATION_EDIT)
class BurdenController {

    private final Burden burden;
    private final Forms forms;
    private final MonthOfWork month;
    private final Clock clock;

    BurdenController(Burden burden, Forms forms, MonthOfWork month, Clock clock) {
        this.burden = burden;
        this.forms = forms;
        this.month = month;
        this.clock = clock;
    }

    @Bean
    static NavigationItem burdenNavigation() {
        return new NavigationItem("/burden", "burden.nav", 820, null, Permission.COORDINATION_EDIT.name());
    }

    @GetMapping("/burden")
    ModelAndView show(County county, @Nullable Period period) {
        int year = year(period);
        Map<String, Object> model = new HashMap<>();
        model.put("year", year);
        model.put("thisYear", LocalDate.now(clock).getYear());
        model.put("asked", burden.of(county.code(), year));
        model.put("forms", forms.all());
        model.put("twice", forms.askedTwice());
        model.put("month", month.measured());
        return new ModelAndView("burden/show", model);
    }

    private int year(@Nullable Period period) {
        return period == null ? LocalDate.now(clock).getYear() : period.from().getYear();
    }

    /** One form: what each of its fields asks for. */
    @GetMapping("/burden/forms/{code}")
    ModelAndView form(@PathVariable("code") String code) {
        return new ModelAndView(
                "burden/form/show", "form", forms.coded(code).orElseThrow(() -> Refusal.absent("form")));
    }

    record FormBody(
            String code,
            String route,
            Form.Owner owner,
            Form.Frequency frequency,
            @Nullable LocalDate until,
            List<Field> fields,
            long times) {}

    record BurdenBody(
            int year, List<Burden.Row> places, List<FormBody> forms, List<String> askedTwice, double monthMinutes) {}

    /** The same for programs. */
    @GetMapping("/api/v1/burden")
    @ResponseBody
    BurdenBody told(County county, @Nullable Period period) {
        int year = year(period);
        Burden.Year asked = burden.of(county.code(), year);
        return new BurdenBody(
                year,
                asked.rows(),
                forms.all().stream()
                        .map(form -> new FormBody(
                                form.code(),
                                form.route(),
                                form.owner(),
                                form.frequency(),
                                form.until(),
                                form.fields(),
                                asked.times(form)))
                        .toList(),
                List.copyOf(forms.askedTwice().keySet()),
                month.measured().minutes());
    }
}
