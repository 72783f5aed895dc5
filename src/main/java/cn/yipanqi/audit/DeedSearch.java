package cn.yipanqi.audit;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What is looked for in the trail, as an address says it; what is left out does not narrow.
 *
 * @param from first day, none for as long as there are records
 * @param to last day, none for today
 * @param module whose deeds: the part of an action before its first dot
 * @param action only such deeds
 * @param actor account that did it
 * @param subject what it was done to, or what a record's detail names
 * @param q words: in names, subjects, details and the words for actions
 */
record DeedSearch(
        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate from,

        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate to,

        @Nullable String module,
        @Nullable String action,
        @Nullable UUID actor,
        @Nullable String subject,
        @Nullable String q) {

    DeedSearch {
        module = told(module);
        action = told(action);
        subject = told(subject);
        q = told(q);
    }

    static DeedSearch about(String subject) {
        return new DeedSearch(null, null, null, null, null, subject, null);
    }

    private static @Nullable String told(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
