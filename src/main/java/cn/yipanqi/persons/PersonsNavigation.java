package cn.yipanqi.persons;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The module's one place in the side navigation, which leads to what one may there. */
@Controller
@Requires(Permission.SHARING_READ)
class PersonsNavigation {

    @Bean
    static NavigationItem personsNavigation() {
        return new NavigationItem("/persons", "persons.title", 810, null, Permission.SHARING_READ.name());
    }

    @GetMapping("/persons")
    String first(@AuthenticationPrincipal SignedIn asker) {
        if (asker.may(Permission.PERSON_ANSWER)) {
            return "redirect:/persons/requests";
        }
        return asker.may(Permission.PERSON_REVEAL) ? "redirect:/persons/search" : "redirect:/persons/sharings";
    }
}
