package cn.yipanqi.intake.preview;

import cn.yipanqi.access.Permission;
import cn.yipanqi.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where workbooks stand in the side navigation. */
@Configuration(proxyBeanMethods = false)
class IntakeNavigation {

    @Bean
    NavigationItem intakesNavigation() {
        return new NavigationItem("/intakes", "intake.nav", 300, null, Permission.INTAKE.name());
    }

    @Bean
    NavigationItem workbooksOutNavigation() {
        return new NavigationItem("/intakes/out", "intake.out.nav", 600, null, Permission.EXPORT.name());
    }
}
