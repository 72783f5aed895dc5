package cn.yipanqi.persons.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sharing as typed or sent.
 *
 * @param replaces the record whose place it takes, if any
 */
public record SharingDraft(
        @Nullable String recipient,
        @Nullable List<@Nullable String> fields,
        @Nullable String purpose,
        @Nullable String basis,
        @Nullable String people,
        @Nullable String day,
        @Nullable String document,
        @Nullable UUID replaces) {

    static SharingDraft empty(String today) {
        return new SharingDraft(null, List.of(), null, null, null, today, null, null);
    }

    /** As the form of a correction begins. */
    static SharingDraft of(Sharing wrong) {
        return new SharingDraft(
                wrong.recipient(),
                new ArrayList<>(wrong.fields().stream().map(Enum::name).toList()),
                wrong.purpose(),
                wrong.basis().name(),
                Integer.toString(wrong.people()),
                wrong.day().toString(),
                wrong.document(),
                wrong.id());
    }

    /** Names of fields as sent, those that are none left out. */
    public List<String> ticked() {
        List<String> all = new ArrayList<>();
        if (fields != null) {
            for (String field : fields) {
                if (field != null) {
                    all.add(field);
                }
            }
        }
        return all;
    }
}
