package cn.yipanqi.coordination.meeting.minutes;

import cn.yipanqi.audit.ChainHead;
import cn.yipanqi.coordination.meeting.Guest;
import cn.yipanqi.coordination.meeting.Meeting;
import cn.yipanqi.coordination.meeting.agenda.AgendaItem;
import cn.yipanqi.coordination.meeting.agenda.Carried;
import cn.yipanqi.coordination.meeting.agenda.Decision;
import cn.yipanqi.coordination.regulation.meeting.AdoptedVersion;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.OutsideBody;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.web.Languages;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a meeting into the words of its minutes. A Chinese document, whatever language its reader has chosen. */
@Component
class MinutesWriter {

    private static final String DIGITS = "零一二三四五六七八九";

    private final Languages languages;

    MinutesWriter(Languages languages) {
        this.languages = languages;
    }

    MinutesText text(
            Meeting meeting,
            List<AgendaItem> items,
            List<AdoptedVersion> adopted,
            List<Carried> carried,
            CountyDirectory all,
            @Nullable Integer no,
            @Nullable ChainHead chain,
            Instant at) {
        List<MinutesText.Part> parts = new ArrayList<>();
        for (AgendaItem item : items) {
            if (item.accepted()) {
                parts.add(part(parts.size() + 1, item, all));
            }
        }
        if (!adopted.isEmpty()) {
            parts.add(new MinutesText.Part(
                    say("minutes.heading", numeral(parts.size() + 1), say("minutes.adopted")),
                    adopted.stream()
                            .map(version -> say("minutes.adopted.line", version.title(), version.number()))
                            .toList()));
        }
        if (!carried.isEmpty()) {
            parts.add(new MinutesText.Part(
                    say("minutes.heading", numeral(parts.size() + 1), say("minutes.carried")),
                    carried.stream().map(one -> carried(one, all)).toList()));
        }
        return new MinutesText(
                say("minutes.title", meeting.title()),
                no == null ? say("minutes.draft") : say("minutes.number", year(meeting.day()), no),
                facts(meeting, all),
                parts,
                chain == null ? null : say("minutes.chain", chain.no(), chain.shortHash()),
                at);
    }

    private List<String> facts(Meeting meeting, CountyDirectory all) {
        List<String> facts = new ArrayList<>();
        String day = day(meeting.day());
        if (meeting.from() != null) {
            day = meeting.to() == null
                    ? say("minutes.from", day, meeting.from().toString())
                    : say(
                            "minutes.from-to",
                            day,
                            meeting.from().toString(),
                            meeting.to().toString());
        }
        facts.add(say("minutes.time", day));
        add(facts, "minutes.place", meeting.place());
        add(facts, "minutes.chair", meeting.chair());
        add(facts, "minutes.recorder", meeting.recorder());
        came(facts, "minutes.present", meeting, Guest.Attendance.PRESENT, all);
        came(facts, "minutes.leave", meeting, Guest.Attendance.LEAVE, all);
        came(facts, "minutes.absent", meeting, Guest.Attendance.ABSENT, all);
        if (meeting.participants() != null) {
            facts.add(say("minutes.participants", meeting.participants()));
        }
        return facts;
    }

    private void came(
            List<String> facts, String key, Meeting meeting, Guest.Attendance attendance, CountyDirectory all) {
        String who = meeting.guests().stream()
                .filter(guest -> guest.attendance() == attendance)
                .map(guest -> guest.persons() == null
                        ? name(guest, all)
                        : say("minutes.came", name(guest, all), guest.persons()))
                .collect(Collectors.joining("、"));
        add(facts, key, who.isEmpty() ? null : who);
    }

    private void add(List<String> facts, String key, @Nullable String value) {
        if (value != null) {
            facts.add(say(key, value));
        }
    }

    private MinutesText.Part part(int n, AgendaItem item, CountyDirectory all) {
        List<String> paragraphs = new ArrayList<>();
        if (item.result() != null) {
            item.result()
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(paragraphs::add);
        }
        int i = 0;
        for (Decision decision : item.decisions()) {
            i++;
            String text = endless(decision.text());
            String said = decision.lead() == null ? say("minutes.sentence", text) : text + done(decision, all);
            paragraphs.add(
                    item.decisions().size() == 1
                            ? say("minutes.decided", said)
                            : say(i == 1 ? "minutes.decided.first" : "minutes.decided.next", i, said));
        }
        return new MinutesText.Part(say("minutes.heading", numeral(n), item.title()), paragraphs);
    }

    /** （牵头单位：…；协同单位：…；完成时限：…） */
    private String done(Decision decision, CountyDirectory all) {
        List<String> parts = new ArrayList<>();
        parts.add(say("minutes.lead", all.unitName(decision.lead())));
        String partners = partners(decision, all);
        if (!partners.isEmpty()) {
            parts.add(say("minutes.partners", partners));
        }
        if (decision.due() != null) {
            parts.add(say("minutes.due", day(decision.due())));
        }
        return say("minutes.in-brackets", String.join("；", parts));
    }

    private static String partners(Decision decision, CountyDirectory all) {
        List<String> names = new ArrayList<>();
        decision.partners().forEach(unit -> names.add(all.unitName(unit)));
        for (UUID body : decision.bodies()) {
            names.add(all.body(body).map(OutsideBody::name).orElse("--"));
        }
        return String.join("、", names);
    }

    private String carried(Carried one, CountyDirectory all) {
        Decision decision = one.decision();
        return say(
                "minutes.carried.line",
                endless(decision.text()),
                all.unitName(decision.lead()),
                languages.say(Languages.CHINESE, decision.stands().messageKey()));
    }

    private static String name(Guest guest, CountyDirectory all) {
        return switch (guest.kind()) {
            case UNIT -> all.unitName(guest.id());
            case STATION -> all.station(guest.id()).map(Station::name).orElse("--");
            case BODY -> all.body(guest.id()).map(OutsideBody::name).orElse("--");
        };
    }

    /** Without the full stop that the sentence around it brings. */
    private static String endless(String text) {
        return text.strip().replaceAll("[。；;.]+$", "");
    }

    private String day(LocalDate day) {
        return say("minutes.day", year(day), day.getMonthValue(), day.getDayOfMonth());
    }

    private static String year(LocalDate day) {
        return Integer.toString(day.getYear());
    }

    /** 一, 十, 十二, 二十三: up to 99. */
    static String numeral(int n) {
        String tens = n < 10 ? "" : (n < 20 ? "" : "" + DIGITS.charAt(n / 10)) + "十";
        String ones = n >= 10 && n % 10 == 0 ? "" : "" + DIGITS.charAt(n % 10);
        return tens + ones;
    }

    private String say(String key, Object... args) {
        return languages.say(Languages.CHINESE, key, args);
    }
}
