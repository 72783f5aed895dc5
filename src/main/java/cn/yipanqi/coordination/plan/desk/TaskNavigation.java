package cn.yipanqi.coordination.plan.desk;

import cn.yipanqi.access.Permission;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where plans and tasks stand in the side navigation. */
@Configuration(proxyBeanMethods = false)
class TaskNavigation {

    @Bean
    NavigationItem tasksNavigation() {
        return new NavigationItem(
                "/coordination/tasks", "coordination.tasks", 25, Commons.ORGANISATION, Permission.LEDGER_READ.name());
    }
}
