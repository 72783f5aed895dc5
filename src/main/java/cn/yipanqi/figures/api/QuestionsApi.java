package cn.yipanqi.figures.api;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.figures.doubt.Doubt;
import cn.yipanqi.figures.doubt.Doubts;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Questions about a county's numbers, newest first, and their answers. */
@RestController
@RequestMapping("/api/v1/figures")
@Requires(Permission.LEDGER_READ)
class QuestionsApi {

    private final Doubts doubts;

    QuestionsApi(Doubts doubts) {
        this.doubts = doubts;
    }

    record All(List<One> questions, @Nullable String next) {}

    /**
     * @param asOf posting number the asker read the number at
     * @param shown the number as it was shown
     * @param answer null while it waits
     */
    record One(
            UUID id,
            String code,
            String name,
            LocalDate from,
            LocalDate to,
            long asOf,
            String shown,
            String text,
            Instant at,
            String askedBy,
            @Nullable String answer,
            @Nullable Instant answeredAt,
            @Nullable String answeredBy) {

        static One of(Doubt doubt) {
            return new One(
                    doubt.id(),
                    doubt.code(),
                    doubt.name(),
                    doubt.period().from(),
                    doubt.period().to(),
                    doubt.asOf(),
                    doubt.shown(),
                    doubt.text(),
                    doubt.at(),
                    doubt.askedBy(),
                    doubt.answer(),
                    doubt.answeredAt(),
                    doubt.answeredBy());
        }
    }

    record Text(@Nullable String text) {

        String words() {
            return text == null ? "" : text;
        }
    }

    @GetMapping("/questions")
    All all(County county, @RequestParam @Nullable String cursor, @RequestParam(defaultValue = "100") int size) {
        int wanted = ListCursor.size(size);
        List<Doubt> found = doubts.before(county.code(), last(cursor), wanted + 1);
        List<Doubt> shown = found.subList(0, Math.min(wanted, found.size()));
        return new All(
                shown.stream().map(One::of).toList(),
                found.size() > wanted
                        ? ListCursor.after(shown.get(wanted - 1).id().toString())
                        : null);
    }

    private static @Nullable UUID last(@Nullable String cursor) {
        String key = ListCursor.key(cursor);
        try {
            return key == null ? null : UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Message.of("figures.cursor"));
        }
    }

    @PostMapping("/{code}/questions")
    @ResponseStatus(HttpStatus.CREATED)
    One ask(
            @PathVariable String code,
            County county,
            Period period,
            @RequestParam @Nullable Long asOf,
            @RequestBody Text body,
            Page page) {
        return One.of(doubts.ask(code, county.code(), period, asOf, body.words(), page.locale()));
    }

    @PostMapping("/questions/{id}/answer")
    @Requires(Permission.VOCABULARY_EDIT)
    One answer(@PathVariable UUID id, County county, @RequestBody Text body) {
        doubts.answer(county.code(), id, body.words());
        return One.of(doubts.find(county.code(), id));
    }
}
