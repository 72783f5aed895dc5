package cn.yipanqi.report.desk;

import cn.yipanqi.access.Permission;
import cn.yipanqi.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where reports stand in the side navigation. */
@Configuration(proxyBeanMethods = false)
class ReportNavigation {

    @Bean
    NavigationItem reportsNavigation() {
        return new NavigationItem("/reports", "report.title", 70, null, Permission.LEDGER_READ.name());
    }
}
