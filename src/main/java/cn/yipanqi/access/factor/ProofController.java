package cn.yipanqi.access.factor;

import cn.yipanqi.access.SignedIn;
import cn.yipanqi.access.passkey.PasskeyProof;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Asks for a proof again: before a page one wants to open, or with a form that was sent, whose fields it keeps and sends on together
 * with the code. Open to everybody who is signed in.
 */
@Controller
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProofController {

    private final Challenge challenge;
    private final Clock clock;

    ProofController(Challenge challenge, Clock clock) {
        this.challenge = challenge;
        this.clock = clock;
    }

    @GetMapping("/account/proof")
    ModelAndView show(
            @AuthenticationPrincipal SignedIn asker,
            @RequestParam(defaultValue = "/account") String next,
            HttpServletRequest request,
            Page page) {
        return form(asker, request, "/account/proof", Map.of("next", List.of(own(next))), page.mistakes());
    }

    @PostMapping("/account/proof")
    ModelAndView prove(
            @AuthenticationPrincipal SignedIn asker,
            @RequestParam(defaultValue = "/account") String next,
            @RequestParam(name = StepUpGate.CODE, defaultValue = "") String code,
            HttpServletRequest request,
            Page page) {
        @Nullable Message refused = challenge.refuses(asker, code, request);
        if (refused != null) {
            ModelAndView again = form(
                    asker,
                    request,
                    "/account/proof",
                    Map.of("next", List.of(own(next))),
                    page.mistakes().add(StepUpGate.CODE, refused));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        Proof.note(request, asker.hasFactor(), clock);
        return new ModelAndView("redirect:" + own(next));
    }

    /** In place of what was asked. */
    @ExceptionHandler(ProofNeededException.class)
    ModelAndView asked(
            ProofNeededException needed, HttpServletRequest request, HttpServletResponse response, Page page) {
        boolean part = request.getHeader("HX-Request") != null;
        if (part) {
            // A part of a page cannot ask: the whole page does, and comes back to where the part was wanted.
            response.setHeader("HX-Redirect", request.getContextPath() + "/account/proof");
        }
        Mistakes mistakes = page.mistakes();
        if (needed.refused() != null) {
            mistakes.add(StepUpGate.CODE, needed.refused());
        }
        ModelAndView form = request.getMethod().equals("POST")
                ? form(needed.asker(), request, Proof.path(request), typed(request), mistakes)
                : form(needed.asker(), request, "/account/proof", Map.of("next", List.of(here(request))), mistakes);
        form.setStatus(mistakes.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.FORBIDDEN);
        return form;
    }

    private static String here(HttpServletRequest request) {
        String query = request.getQueryString();
        return Proof.path(request) + (query == null ? "" : "?" + query);
    }

    /** What was sent, from the address too. */
    private static Map<String, List<String>> typed(HttpServletRequest request) {
        Map<String, List<String>> fields = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
        fields.remove(StepUpGate.CODE);
        fields.remove(PasskeyProof.FIELD);
        fields.remove("_csrf");
        return fields;
    }

    /** An address of this site only. */
    private static String own(String next) {
        return next.matches("/(?![/\\\\])[^\\r\\n]*") ? next : "/account";
    }

    private ModelAndView form(
            SignedIn asker,
            HttpServletRequest request,
            String action,
            Map<String, List<String>> fields,
            Mistakes mistakes) {
        return new ModelAndView(
                "access/factor/proof",
                Map.of(
                        "action",
                        action,
                        "fields",
                        fields,
                        "code",
                        asker.secondFactor(),
                        "typed",
                        asker.secondFactor() || !asker.hasFactor(),
                        "passkey",
                        challenge.takesPasskey(asker, request),
                        "mistakes",
                        mistakes));
    }
}
