package cn.yipanqi.persons.request;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.organisation.People;
import cn.yipanqi.persons.PersonalData;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.shared.RegionCode;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import cn.yipanqi.web.Paging;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people of the county ask for about their data, and the office's answers. */
@Controller
@RequestMapping("/persons/requests")
@Requires(Permission.PERSON_ANSWER)
class RequestController {

    private static final int ROWS = 50;

    private final Requests requests;
    private final RequestList list;
    private final People people;
    private final PersonalData data;

    RequestController(Requests requests, RequestList list, People people, PersonalData data) {
        this.requests = requests;
        this.list = list;
        this.people = people;
        this.data = data;
    }

    @GetMapping
    ModelAndView list(County county, @RequestParam(name = "page", defaultValue = "1") int number) {
        Paging paging = new Paging(list.count(county.code()), number, ROWS);
        List<RequestRow> rows = list.of(county.code(), ROWS, paging.offset()).stream()
                .map(request -> new RequestRow(request, name(request)))
                .toList();
        return new ModelAndView(
                "persons/request/index", Map.of("rows", rows, "paging", paging, "county", digits(county)));
    }

    private String name(DataRequest request) {
        return people.find(request.county(), request.person()).name();
    }

    @GetMapping("/{id}")
    ModelAndView show(County county, @PathVariable UUID id, Page page) {
        return show(county, id, null, page.mistakes());
    }

    @PostMapping("/{id}/answer")
    ModelAndView answer(
            County county,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean accepted,
            @RequestParam(defaultValue = "") String answer,
            Page page,
            RedirectAttributes next) {
        try {
            requests.answer(county.code(), id, accepted, answer);
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            boolean number = refusal.sentence().key().equals("persons.text.number");
            ModelAndView again =
                    show(county, id, number ? null : answer, page.mistakes().add(about(refusal), refusal.sentence()));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        next.addFlashAttribute(
                Page.NOTICE, Message.of(accepted ? "persons.request.accepted" : "persons.request.refused"));
        return new ModelAndView("redirect:/persons/requests?county=" + digits(county));
    }

    private static String about(Refusal refusal) {
        return refusal.sentence().key().startsWith("persons.text.") ? "answer" : "";
    }

    private ModelAndView show(County county, UUID id, @Nullable String answer, Mistakes mistakes) {
        DataRequest request = list.find(county.code(), id);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("request", request);
        model.put("person", people.find(county.code(), request.person()));
        model.put("held", data.held(county.code(), request.person()));
        model.put("county", digits(county));
        model.put("answer", answer);
        model.put("mistakes", mistakes);
        return new ModelAndView("persons/request/show", model);
    }

    private static String digits(County county) {
        return RegionCode.county(county.code()).digits();
    }
}
