package cn.yipanqi.ledger.vouching;

import cn.yipanqi.access.Permission;
import cn.yipanqi.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where months are vouched for, beside the ledger in the side navigation. */
@Configuration(proxyBeanMethods = false)
class VouchingNavigation {

    @Bean
    NavigationItem vouchingNavigation() {
        return new NavigationItem("/vouchings", "vouching.title", 510, null, Permission.LEDGER_READ.name());
    }
}
