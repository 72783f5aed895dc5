package cn.yipanqi.persons.column;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.organisation.People;
import cn.yipanqi.organisation.Person;
import cn.yipanqi.persons.Column;
import cn.yipanqi.persons.PersonalData;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Whose number is it? Sent as a form, so that no number stands in an address; it does not come back. */
@Controller
@Requires(Permission.PERSON_REVEAL)
class FindController {

    private final PersonalData data;
    private final People people;

    FindController(PersonalData data, People people) {
        this.data = data;
        this.people = people;
    }

    @GetMapping("/persons/search")
    ModelAndView form(County county, Page page) {
        return form(county, Column.MOBILE, null, page.mistakes(), page);
    }

    @PostMapping("/persons/search")
    ModelAndView find(
            County county,
            @RequestParam(defaultValue = "") String column,
            @RequestParam(defaultValue = "") String number,
            Page page) {
        Column named = Column.named(column);
        try {
            List<Person> found = data.find(county.code(), named, number).stream()
                    .map(person -> people.find(county.code(), person))
                    .toList();
            return form(county, named, found, page.mistakes(), page);
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            ModelAndView again = form(county, named, null, page.mistakes().add("number", refusal.sentence()), page);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
    }

    /** @param found none before anything was asked */
    private static ModelAndView form(
            County county, Column column, @Nullable List<Person> found, Mistakes mistakes, Page page) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("county", PersonPage.digits(county));
        model.put("column", column.name());
        model.put(
                "columns",
                Arrays.stream(Column.values())
                        .map(each -> new Choice(each.name(), page.t(each.messageKey())))
                        .toList());
        model.put("found", found);
        model.put("mistakes", mistakes);
        return new ModelAndView("persons/column/search", model);
    }
}
