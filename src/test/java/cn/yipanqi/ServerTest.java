package cn.yipanqi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A test over HTTP against the whole product on a real server and a real PostgreSQL, with a clock that may be put forward. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "yipanqi.strict-messages=true")
@Import({SettableClock.InsteadOfTheRealOne.class, Workshop.class})
@ContextConfiguration(initializers = FreshDataFolder.class)
public @interface ServerTest {}
