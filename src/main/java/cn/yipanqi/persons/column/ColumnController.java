package cn.yipanqi.persons.column;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.organisation.Person;
import cn.yipanqi.persons.Column;
import cn.yipanqi.persons.PersonalData;
import cn.yipanqi.persons.Reach;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person's columns, masked, and each entered by itself: what was typed never comes back, so a mistake costs one number only. */
@Controller
@RequestMapping("/persons/{person}")
@Requires(Permission.PERSON_EDIT)
class ColumnController {

    private final PersonalData data;
    private final Reach reach;
    private final PersonPage pages;

    ColumnController(PersonalData data, Reach reach, PersonPage pages) {
        this.data = data;
        this.reach = reach;
        this.pages = pages;
    }

    @GetMapping
    ModelAndView show(County county, @PathVariable UUID person, Page page) {
        return pages.of(county, person, page.mistakes(), null, null, page);
    }

    @GetMapping("/columns/{column}")
    ModelAndView form(County county, @PathVariable UUID person, @PathVariable String column, Page page) {
        return form(county, person, Column.named(column), page.mistakes());
    }

    @PostMapping("/columns/{column}")
    ModelAndView enter(
            County county,
            @PathVariable UUID person,
            @PathVariable String column,
            @RequestParam(defaultValue = "") String number,
            Page page,
            RedirectAttributes next) {
        Column named = Column.named(column);
        try {
            data.enter(county.code(), person, named, number);
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            ModelAndView again = form(county, person, named, page.mistakes().add("number", refusal.sentence()));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        next.addFlashAttribute(Page.NOTICE, Message.of("persons.column.entered", Message.of(named.messageKey())));
        return back(county, person);
    }

    @PostMapping("/columns/{column}/removal")
    ModelAndView remove(
            County county, @PathVariable UUID person, @PathVariable String column, RedirectAttributes next) {
        Column named = Column.named(column);
        data.remove(county.code(), person, named);
        next.addFlashAttribute(Page.NOTICE, Message.of("persons.column.removed", Message.of(named.messageKey())));
        return back(county, person);
    }

    private static ModelAndView back(County county, UUID person) {
        return new ModelAndView("redirect:/persons/" + person + "?county=" + PersonPage.digits(county));
    }

    private ModelAndView form(County county, UUID id, Column column, Mistakes mistakes) {
        Person person = reach.within(county.code(), id);
        Map<String, Object> model = new HashMap<>();
        model.put("county", PersonPage.digits(county));
        model.put("person", person);
        model.put("column", column);
        data.held(county.code(), id).stream()
                .filter(held -> held.column() == column)
                .findFirst()
                .ifPresent(held -> model.put("held", held));
        model.put("mistakes", mistakes);
        return new ModelAndView("persons/column/edit", model);
    }
}
