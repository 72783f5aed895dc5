package cn.yipanqi.browser;

import cn.yipanqi.FreshDataFolder;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A test through a real browser against the whole product on a port of its own. All of them share one application. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"yipanqi.county=632622", "yipanqi.passkeys.origins=http://localhost:${local.server.port}"})
@ContextConfiguration(initializers = FreshDataFolder.class)
@Import({
    PreparedCounty.class,
    PreparedSteps.class,
    PreparedRegulations.class,
    PreparedStudy.class,
    PreparedTasks.class,
    PreparedMeetings.class,
    PreparedSupervision.class
})
@interface BrowserTest {}
