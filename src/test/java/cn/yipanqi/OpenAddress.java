package cn.yipanqi;

import cn.yipanqi.access.SignInThrottle;
import cn.yipanqi.access.SignInThrottle.Door;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** All tests of an application come from one address: what one class failed at must not shut the next one out. */
public final class OpenAddress implements TestExecutionListener {

    @Override
    public void beforeTestClass(TestContext test) {
        if (test.hasApplicationContext()) {
            ApplicationContext application = test.getApplicationContext();
            application.getBeanProvider(SignInThrottle.class).ifAvailable(OpenAddress::open);
        }
    }

    private static void open(SignInThrottle throttle) {
        CurrentScope.run(Scope.nobody("test"), () -> throttle.open(Door.ADDRESS, "127.0.0.1"));
    }
}
