package cn.yipanqi.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.access.AuthorizationManagerWebInvocationPrivilegeEvaluator.HttpServletRequestTransformer;
import org.springframework.security.web.access.PathPatternRequestTransformer;

/** Lets the door be asked whether it would open, without anybody coming: such a question is about an ordinary request. */
@Configuration(proxyBeanMethods = false)
class DoorQuestions {

    @Bean
    HttpServletRequestTransformer ordinaryRequest() {
        PathPatternRequestTransformer usual = new PathPatternRequestTransformer();
        return request -> ordinary(usual.transform(request));
    }

    private static HttpServletRequest ordinary(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public DispatcherType getDispatcherType() {
                return DispatcherType.REQUEST;
            }
        };
    }
}
