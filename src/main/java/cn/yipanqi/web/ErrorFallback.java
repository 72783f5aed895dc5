package cn.yipanqi.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what failed before it came to a controller, or refused by the security filters: same words, same shapes. */
@Controller
class ErrorFallback implements ErrorController {

    private final Failures failures;

    ErrorFallback(Failures failures) {
        this.failures = failures;
    }

    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    Object answer(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            return failures.answer(failures.ours(thrown, request), request, response);
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Nobody has failed who opens this address himself: there is nothing here.
        return failures.answer(Failure.ofStatus(status instanceof Integer code ? code : 404), request, response);
    }
}
