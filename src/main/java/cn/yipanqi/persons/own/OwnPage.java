package cn.yipanqi.persons.own;

import cn.yipanqi.access.SignedIn;
import cn.yipanqi.persons.Column;
import cn.yipanqi.persons.Own.Self;
import cn.yipanqi.persons.PersonalData;
import cn.yipanqi.persons.consent.Consent;
import cn.yipanqi.persons.consent.Consents;
import cn.yipanqi.persons.consent.Purpose;
import cn.yipanqi.persons.request.DataRequest;
import cn.yipanqi.persons.request.RequestDraft;
import cn.yipanqi.persons.request.RequestList;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page with all that is held about oneself, and the forms beside it. */
@Component
class OwnPage {

    private final OwnDesk desk;
    private final PersonalData data;
    private final RequestList requests;
    private final Consents consents;

    OwnPage(OwnDesk desk, PersonalData data, RequestList requests, Consents consents) {
        this.desk = desk;
        this.data = data;
        this.requests = requests;
        this.consents = consents;
    }

    /** @param draft a request as typed, where it was refused */
    ModelAndView of(SignedIn own, HttpServletRequest request, RequestDraft draft, Mistakes mistakes, Page page) {
        Self self = desk.self(own);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("columns", self.within(() -> columns(self, page)));
        model.put("asked", self.within(() -> asked(self)));
        model.put("open", self.within(() -> open(self)));
        model.put("abouts", abouts(page));
        model.put("person", self.person() != null);
        model.put("sections", desk.sections(own, session(request), true));
        model.put("draft", draft);
        model.put("mistakes", mistakes);
        return new ModelAndView("persons/own/show", model);
    }

    private List<Choice> columns(Self self, Page page) {
        UUID person = self.person();
        return person == null
                ? List.of()
                : data.held(self.county(), person).stream()
                        .map(held -> new Choice(
                                held.column().name(), page.t(held.column().messageKey())))
                        .toList();
    }

    private List<AskedConsent> asked(Self self) {
        UUID person = self.person();
        if (person == null) {
            return List.of();
        }
        Map<Purpose, Consent> held = consents.of(self.county(), person).stream()
                .filter(Consent::holds)
                .collect(Collectors.toMap(Consent::purpose, Function.identity()));
        return Arrays.stream(Purpose.values())
                .map(purpose -> new AskedConsent(purpose, held.get(purpose)))
                .toList();
    }

    private List<DataRequest> open(Self self) {
        return requests.of(self).stream().filter(DataRequest::open).toList();
    }

    private static List<Choice> abouts(Page page) {
        return Stream.concat(
                        Arrays.stream(Column.values())
                                .map(column -> new Choice(column.name(), page.t(column.messageKey()))),
                        Stream.of(new Choice("OTHER", page.t("persons.request.about.other"))))
                .toList();
    }

    static String session(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? "" : session.getId();
    }

    static String field(Refusal refusal) {
        String key = refusal.sentence().key();
        if (key.startsWith("persons.text.")) {
            return "words";
        }
        return key.startsWith("persons.column.") || key.startsWith("persons.number.") ? "number" : "";
    }

    /** A number never comes back; words do, unless there was one in them. */
    static RequestDraft kept(RequestDraft draft, Refusal refusal) {
        boolean number = refusal.sentence().key().equals("persons.text.number");
        return new RequestDraft(draft.kind(), draft.about(), null, number ? null : draft.words());
    }
}
