package cn.yipanqi.coordination.supervision.pages;

import cn.yipanqi.access.Permission;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where supervision stands in the side navigation. */
@Configuration(proxyBeanMethods = false)
class SupervisionNavigation {

    @Bean
    NavigationItem supervisionNavigation() {
        return new NavigationItem(
                "/coordination/supervision", "supervision", 30, Commons.ORGANISATION, Permission.LEDGER_READ.name());
    }
}
