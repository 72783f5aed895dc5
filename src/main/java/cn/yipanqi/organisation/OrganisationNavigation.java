package cn.yipanqi.organisation;

import cn.yipanqi.access.Permission;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the registers stand in the side navigation. */
@Configuration(proxyBeanMethods = false)
class OrganisationNavigation {

    private static final String READ = Permission.ORGANISATION_READ.name();

    @Bean
    NavigationItem stationsNavigation() {
        return new NavigationItem("/organisation/stations", "organisation.stations", 90, Commons.ORGANISATION, READ);
    }

    @Bean
    NavigationItem homesNavigation() {
        return new NavigationItem("/organisation/homes", "organisation.homes", 90, Commons.VENUE, READ);
    }

    @Bean
    NavigationItem unitsNavigation() {
        return new NavigationItem("/organisation/units", "organisation.title", 800, null, READ);
    }
}
