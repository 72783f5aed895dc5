package cn.yipanqi;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/** Starts the product: one process, one PostgreSQL (embedded unless an address is given), one board. */
@Modulithic(
        systemName = "Yipanqi",
        sharedModules = {"shared", "database"})
// Beans go by their full names: modules choose their words without asking each other.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Yipanqi {

    public static void main(String[] args) {
        ConfigurableApplicationContext context = SpringApplication.run(Yipanqi.class, args);
        // Without a web server there is nothing to stay for: a verification has run, and its verdict is the exit code.
        if (!(context instanceof WebServerApplicationContext)) {
            System.exit(SpringApplication.exit(context));
        }
    }
}
