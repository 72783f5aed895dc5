package cn.yipanqi.report.desk;

import static cn.yipanqi.access.Permission.REPORT_FREEZE;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.report.SigningRule;
import cn.yipanqi.report.SigningRules;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether the county wants the scan of what was signed. */
@Controller
@RequestMapping("/reports/signing-rule")
@Requires(REPORT_FREEZE)
class SigningRuleController {

    private final SigningRules rules;

    SigningRuleController(SigningRules rules) {
        this.rules = rules;
    }

    @GetMapping
    ModelAndView ask(County county, Page page) {
        SigningRule rule = rules.of(county.code());
        return form(county, rule, rule.scanRequired(), "", page.mistakes());
    }

    @PostMapping
    ModelAndView decide(
            County county,
            @RequestParam boolean required,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam int no,
            Page page,
            RedirectAttributes redirect) {
        Mistakes mistakes = page.mistakes();
        try {
            rules.decide(county.code(), required, reason, no);
            redirect.addFlashAttribute(Page.NOTICE, Message.of("report.rule.decided"));
            return new ModelAndView("redirect:/reports?county=" + digits(county));
        } catch (InvalidInput input) {
            return again(county, required, reason, mistakes.add(input.faults()), input.status());
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.STALE) {
                throw refusal;
            }
            return again(county, required, reason, mistakes.add("", refusal.sentence()), HttpStatus.CONFLICT);
        }
    }

    private ModelAndView again(
            County county, boolean required, @Nullable String reason, Mistakes mistakes, HttpStatus status) {
        ModelAndView form = form(county, rules.of(county.code()), required, reason == null ? "" : reason, mistakes);
        form.setStatus(status);
        return form;
    }

    private static ModelAndView form(
            County county, SigningRule rule, boolean required, String reason, Mistakes mistakes) {
        return new ModelAndView(
                "report/signing/rule",
                Map.of(
                        "county",
                        digits(county),
                        "rule",
                        rule,
                        "required",
                        required,
                        "reason",
                        reason,
                        "mistakes",
                        mistakes));
    }

    private static String digits(County county) {
        return String.format(java.util.Locale.ROOT, "%06d", county.code());
    }
}
