package cn.yipanqi.coordination.supervision.pages;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.supervision.Item;
import cn.yipanqi.coordination.supervision.Move;
import cn.yipanqi.coordination.supervision.Reader;
import cn.yipanqi.coordination.supervision.Step;
import cn.yipanqi.coordination.supervision.Supervisions;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.People;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
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

/** One move of an item; whose it is and whether it is legal the graph says. */
@Controller
@RequestMapping("/coordination/supervision/{id}/moves")
@Requires(Permission.COORDINATION_WORK)
class MoveController {

    private static final int PEOPLE = 500;

    private final Supervisions supervisions;
    private final Reader reader;
    private final Directory directory;
    private final People people;
    private final Clock clock;

    MoveController(Supervisions supervisions, Reader reader, Directory directory, People people, Clock clock) {
        this.supervisions = supervisions;
        this.reader = reader;
        this.directory = directory;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/new")
    ModelAndView blank(County county, @PathVariable UUID id, @RequestParam @Nullable String move, Page page) {
        Item item = reader.find(county.code(), id);
        Move moving = known(move);
        return form(
                county,
                item,
                moving,
                MoveForm.of(moving, item.moves(), item.lead(), item.person()),
                page.mistakes(),
                HttpStatus.OK);
    }

    private static Move known(@Nullable String move) {
        return MoveForm.move(move).orElseThrow(() -> Refusal.absent("move"));
    }

    @PostMapping
    ModelAndView move(County county, @PathVariable UUID id, MoveForm form, Page page, RedirectAttributes redirect) {
        Move moving = known(form.move());
        Item item = reader.find(county.code(), id);
        Mistakes mistakes = page.mistakes();
        Step step = form.step(moving, mistakes);
        if (mistakes.any()) {
            return form(county, item, moving, form, mistakes, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            supervisions.move(county.code(), id, step);
        } catch (InvalidInput wrong) {
            return form(county, item, moving, form, mistakes.add(wrong.faults()), wrong.status());
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID && refusal.kind() != Refusal.Kind.STALE) {
                throw refusal;
            }
            String field = MoveForm.FIELDS.getOrDefault(refusal.sentence().key(), "");
            return form(
                    county,
                    reader.find(county.code(), id),
                    moving,
                    form,
                    mistakes.add(field, refusal.sentence()),
                    HttpStatus.valueOf(refusal.kind().status()));
        }
        redirect.addFlashAttribute(Page.NOTICE, Message.of("supervision.done", Message.of(moving.messageKey())));
        return new ModelAndView("redirect:" + item.url());
    }

    private ModelAndView form(
            County county, Item item, Move move, MoveForm form, Mistakes mistakes, HttpStatus status) {
        CountyDirectory all = directory.of(county.code());
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("all", all);
        model.put("item", item);
        model.put("move", move);
        model.put("form", form);
        model.put("mistakes", mistakes);
        model.put("against", supervisions.against(item, move).orElse(null));
        model.put("units", SupervisionController.unitChoices(all));
        model.put(
                "people",
                move == Move.HAND_OVER
                        ? people.named(county.code(), "", LocalDate.now(clock), PEOPLE, 0).stream()
                                .map(person -> new Choice(person.id().toString(), person.name()))
                                .toList()
                        : java.util.List.of());
        ModelAndView page = new ModelAndView("coordination/supervision/move", model);
        page.setStatus(status);
        return page;
    }
}
