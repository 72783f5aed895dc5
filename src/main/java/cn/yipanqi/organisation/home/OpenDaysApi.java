package cn.yipanqi.organisation.home;

import static cn.yipanqi.access.Permission.ORGANISATION_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.organisation.OpenDays;
import cn.yipanqi.organisation.OpeningCalendar;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The days a home was open in a period, {@code from&to} or {@code year}; at most ten years at once. */
@RestController
class OpenDaysApi {

    private static final int MOST_YEARS = 10;

    private final OpeningCalendar calendar;
    private final MessageSource messages;

    OpenDaysApi(OpeningCalendar calendar, MessageSource messages) {
        this.calendar = calendar;
        this.messages = messages;
    }

    /** @param unknown why they cannot all be told; empty where they can */
    record Answer(int count, List<LocalDate> days, List<String> unknown) {}

    @GetMapping("/api/v1/organisation/homes/{id}/open-days")
    @Requires(ORGANISATION_READ)
    Answer openDays(
            County county,
            @PathVariable UUID id,
            @RequestParam @Nullable Integer year,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            Locale language) {
        Period period = period(Optional.ofNullable(year), Optional.ofNullable(from), Optional.ofNullable(to));
        OpenDays days = calendar.openDays(county.code(), id, period);
        return new Answer(
                days.days().size(),
                days.days(),
                days.unknown().stream().map(why -> said(why, language)).toList());
    }

    private static Period period(Optional<Integer> year, Optional<LocalDate> from, Optional<LocalDate> to) {
        Optional<Period> asked = from.isPresent() && to.isPresent()
                ? Optional.of(new Period(from.get(), to.get()))
                : year.filter(number -> number >= 1900 && number <= 2200).map(Period::year);
        return asked.filter(period -> period.from().plusYears(MOST_YEARS).isAfter(period.to()))
                .orElseThrow(() -> new Refusal(Message.of("organisation.period")));
    }

    private String said(Message why, Locale language) {
        return messages.getMessage(why.key(), why.args().toArray(), language);
    }
}
