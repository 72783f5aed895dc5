package cn.yipanqi.organisation.point;

import static cn.yipanqi.access.Permission.COORDINATION_WORK;
import static cn.yipanqi.access.Permission.ORGANISATION_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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

/** 七有: a county's stations and homes by the points asked of them, and one of them with where each answer comes from. */
@Controller
@RequestMapping("/organisation")
@Requires(ORGANISATION_READ)
class ChecklistController {

    private final Checklist checklist;
    private final Notes notes;
    private final Clock clock;

    ChecklistController(Checklist checklist, Notes notes, Clock clock) {
        this.checklist = checklist;
        this.notes = notes;
        this.clock = clock;
    }

    @GetMapping("/checklist")
    ModelAndView matrix(County county, @RequestParam(required = false) @Nullable String on) {
        return new ModelAndView("organisation/checklist/index", "matrix", checklist.of(county.code(), day(on)));
    }

    /** Today where no day is named, or none that can be read. */
    private LocalDate day(@Nullable String on) {
        LocalDate day = read(on);
        return day == null ? LocalDate.now(clock) : day;
    }

    private static @Nullable LocalDate read(@Nullable String day) {
        try {
            LocalDate read = day == null || day.isBlank() ? null : LocalDate.parse(day.strip());
            return read == null || !Checklist.covers(read) ? null : read;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    @GetMapping("/{kind:stations|homes}/{id}/checklist")
    ModelAndView show(
            County county,
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String on,
            Page page) {
        return show(county, Subject.of(kind, id), on, NoteForm.EMPTY, page.mistakes(), page);
    }

    private ModelAndView show(
            County county, Subject subject, @Nullable String on, NoteForm form, Mistakes mistakes, Page page) {
        LocalDate day = day(on);
        Checklist.Row row = checklist.one(county.code(), subject, day);
        Map<String, Object> model = new HashMap<>();
        model.put("county", String.format(java.util.Locale.ROOT, "%06d", county.code()));
        model.put("row", row);
        model.put("on", day);
        model.put("history", checklist.history(county.code(), subject));
        model.put("may", Notes.mayNote(county.code(), subject) && page.may(COORDINATION_WORK.name()));
        model.put("form", form);
        model.put("mistakes", mistakes.inOrder(List.of("code", "holds", "words", "day")));
        model.put(
                "points",
                row.answers().stream()
                        .map(answer -> new Choice(answer.point().code(), name(answer.point(), page)))
                        .toList());
        model.put(
                "names",
                checklist.points(county.code()).stream()
                        .collect(Collectors.toMap(Point::code, point -> name(point, page))));
        model.put("today", LocalDate.now(clock));
        return new ModelAndView("organisation/checklist/show", model);
    }

    static String name(Point point, Page page) {
        String own = point.name();
        return own == null ? page.t(point.messageKey()) : own;
    }

    @PostMapping("/{kind:stations|homes}/{id}/notes")
    @Requires(COORDINATION_WORK)
    ModelAndView note(
            County county,
            @PathVariable String kind,
            @PathVariable UUID id,
            NoteForm form,
            Page page,
            RedirectAttributes redirect) {
        Subject subject = Subject.of(kind, id);
        Mistakes mistakes = page.mistakes();
        if (form.day() != null && !form.day().isBlank() && read(form.day()) == null) {
            mistakes.add("day", Message.of("point.note.day"));
        }
        if (!mistakes.any()) {
            try {
                notes.add(
                        county.code(),
                        subject,
                        form.code() == null ? "" : form.code(),
                        form.said(),
                        form.words(),
                        read(form.day()));
                redirect.addFlashAttribute(Page.NOTICE, Message.of("point.noted"));
                return new ModelAndView("redirect:" + subject.url() + "?county="
                        + String.format(java.util.Locale.ROOT, "%06d", county.code()));
            } catch (Refusal refusal) {
                if (refusal.kind() != Refusal.Kind.INVALID) {
                    throw refusal;
                }
                mistakes.add(field(refusal), refusal.sentence());
            }
        }
        ModelAndView again = show(county, subject, null, form, mistakes, page);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private static String field(Refusal refusal) {
        return switch (refusal.sentence().key()) {
            case "point.note.day" -> "day";
            case "point.note.words.missing" -> "words";
            default -> "code";
        };
    }
}
