package cn.yipanqi.persons.sharing;

import cn.yipanqi.database.Scope;
import cn.yipanqi.persons.FreeText;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.InvalidInput.Fault;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a sharing as typed; everything that is amiss is told at once, each at its field. */
@Component
class SharingReader {

    private static final int LONGEST = 200;
    private static final int MOST_PEOPLE = 10_000_000;

    private final Clock clock;

    SharingReader(Clock clock) {
        this.clock = clock;
    }

    Sharing read(SharingDraft draft, UUID id, Scope scope) {
        List<Fault> faults = new ArrayList<>();
        String recipient = text("recipient", draft.recipient(), faults);
        String purpose = text("purpose", draft.purpose(), faults);
        String document = text("document", draft.document(), faults);
        Set<SharedField> fields = fields(draft, faults);
        Optional<Basis> basis = Arrays.stream(Basis.values())
                .filter(each -> each.name().equals(draft.basis()))
                .findFirst();
        if (basis.isEmpty()) {
            faults.add(new Fault("basis", Message.of("persons.sharing.basis.missing")));
        }
        int people = people(draft.people(), faults);
        LocalDate day = day(draft.day(), faults);
        if (!faults.isEmpty() || basis.isEmpty()) {
            throw new InvalidInput(faults);
        }
        return new Sharing(
                id,
                recipient,
                fields,
                purpose,
                basis.get(),
                people,
                day,
                document,
                scope.unit(),
                scope.actorName(),
                clock.instant(),
                draft.replaces(),
                false);
    }

    private static String text(String field, @Nullable String typed, List<Fault> faults) {
        try {
            return FreeText.needed(typed, "persons.sharing." + field, LONGEST);
        } catch (Refusal refusal) {
            faults.add(new Fault(field, refusal.sentence()));
            return "";
        }
    }

    private static Set<SharedField> fields(SharingDraft draft, List<Fault> faults) {
        EnumSet<SharedField> fields = EnumSet.noneOf(SharedField.class);
        List<String> ticked = draft.ticked();
        Arrays.stream(SharedField.values())
                .filter(field -> ticked.contains(field.name()))
                .forEach(fields::add);
        if (fields.isEmpty() || fields.size() != Set.copyOf(ticked).size()) {
            faults.add(new Fault("fields", Message.of("persons.sharing.fields.missing")));
        }
        return fields;
    }

    private static int people(@Nullable String typed, List<Fault> faults) {
        String digits = plain(typed);
        if (digits.matches("[1-9]\\d{0,7}") && Integer.parseInt(digits) <= MOST_PEOPLE) {
            return Integer.parseInt(digits);
        }
        faults.add(new Fault("people", Message.of("persons.sharing.people.unreadable")));
        return 0;
    }

    private LocalDate day(@Nullable String typed, List<Fault> faults) {
        LocalDate today = LocalDate.now(clock);
        try {
            LocalDate day = LocalDate.parse(plain(typed));
            if (day.isAfter(today)) {
                faults.add(new Fault("day", Message.of("persons.sharing.day.ahead")));
            }
            return day;
        } catch (DateTimeParseException e) {
            faults.add(new Fault("day", Message.of("persons.sharing.day.unreadable")));
            return today;
        }
    }

    private static String plain(@Nullable String typed) {
        return typed == null
                ? ""
                : Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s,]", "");
    }
}
