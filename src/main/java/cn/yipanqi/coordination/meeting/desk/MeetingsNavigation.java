package cn.yipanqi.coordination.meeting.desk;

import cn.yipanqi.access.Permission;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where meetings stand in the side navigation. */
@Configuration(proxyBeanMethods = false)
class MeetingsNavigation {

    @Bean
    NavigationItem meetingsNavigation() {
        return new NavigationItem(
                "/coordination/meetings", "meetings", 20, Commons.ORGANISATION, Permission.LEDGER_READ.name());
    }
}
