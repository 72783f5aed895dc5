package cn.yipanqi.persons.column;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.organisation.Person;
import cn.yipanqi.persons.Column;
import cn.yipanqi.persons.HeldColumn;
import cn.yipanqi.persons.PersonalData;
import cn.yipanqi.persons.Reach;
import cn.yipanqi.persons.Revelations;
import cn.yipanqi.persons.consent.Consent;
import cn.yipanqi.persons.consent.Consents;
import cn.yipanqi.shared.RegionCode;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of one person's columns, with the form that asks for a number in full. */
@Component
class PersonPage {

    private static final int LOOKS = 20;

    private final PersonalData data;
    private final Revelations revelations;
    private final Consents consents;
    private final Reach reach;

    PersonPage(PersonalData data, Revelations revelations, Consents consents, Reach reach) {
        this.data = data;
        this.revelations = revelations;
        this.consents = consents;
        this.reach = reach;
    }

    /**
     * @param chosen column that was asked for, where that was refused
     * @param reason as typed then
     */
    ModelAndView of(
            County county, UUID id, Mistakes mistakes, @Nullable String chosen, @Nullable String reason, Page page) {
        Person person = reach.within(county.code(), id);
        List<HeldColumn> held = data.held(county.code(), id);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("county", digits(county));
        model.put("person", person);
        model.put("held", held.stream().collect(Collectors.toMap(HeldColumn::column, Function.identity())));
        model.put(
                "choices",
                held.stream()
                        .map(HeldColumn::column)
                        .map(column -> new Choice(column.name(), page.t(column.messageKey())))
                        .toList());
        model.put("chosen", chosen);
        model.put("reason", reason);
        model.put(
                "looks",
                page.may(Permission.PERSON_ANSWER.name()) ? revelations.looks(county.code(), id, LOOKS) : List.of());
        model.put(
                "consents",
                consents.of(county.code(), id).stream().filter(Consent::holds).toList());
        model.put("columns", List.of(Column.values()));
        model.put("mistakes", mistakes);
        return new ModelAndView("persons/column/show", model);
    }

    static String digits(County county) {
        return RegionCode.county(county.code()).digits();
    }
}
