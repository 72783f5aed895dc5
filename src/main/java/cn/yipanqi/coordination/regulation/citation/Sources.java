package cn.yipanqi.coordination.regulation.citation;

import cn.yipanqi.coordination.law.Laws;
import cn.yipanqi.coordination.regulation.ClauseRef;
import cn.yipanqi.coordination.regulation.Regulations;
import cn.yipanqi.coordination.regulation.Regulations.Wanted;
import cn.yipanqi.coordination.regulation.clause.Numerals;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Page;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The rules one may cite: regulations in force, and every version of every law. */
@Component
class Sources {

    private static final int MOST = 200;
    private static final Pattern NUMBER = Pattern.compile("\\s*第?\\s*([一二三四五六七八九十百千零〇两0-9０-９]+)\\s*[条、.．]?\\s*");

    private final Regulations regulations;
    private final Laws laws;
    private final Clock clock;

    Sources(Regulations regulations, Laws laws, Clock clock) {
        this.regulations = regulations;
        this.laws = laws;
        this.clock = clock;
    }

    List<Choice> all(long county, Page page) {
        LocalDate today = LocalDate.now(clock);
        List<Choice> choices = new ArrayList<>();
        regulations
                .list(county, new Wanted("", null, null, "IN_FORCE", today, null), MOST, 0)
                .forEach(listed -> choices.add(new Choice(
                        "regulation:" + listed.inForce(), listed.regulation().title())));
        laws.all()
                .forEach(law -> law.versions()
                        .forEach(version -> choices.add(new Choice(
                                "law:" + version.date() + ":" + version.title(),
                                page.t("citation.law", version.title(), page.day(version.date()))))));
        return choices;
    }

    /**
     * @param source {@code regulation:<version>} or {@code law:<day>:<title>}
     * @param number 三, 第三条 or 3
     * @throws Refusal where it is neither, or no number
     */
    static ClauseRef read(String source, String number) {
        Matcher numeral = NUMBER.matcher(number);
        int clause = numeral.matches() ? Numerals.read(numeral.group(1)) : 0;
        if (clause == 0) {
            throw new Refusal(Message.of("citation.number.needed"));
        }
        String[] parts = source.split(":", 3);
        try {
            if (parts.length == 2 && parts[0].equals("regulation")) {
                return ClauseRef.regulation(UUID.fromString(parts[1]), clause);
            }
            if (parts.length == 3 && parts[0].equals("law")) {
                return ClauseRef.law(parts[2], LocalDate.parse(parts[1]), clause);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Refusal(Message.of("citation.source.needed"));
        }
        throw new Refusal(Message.of("citation.source.needed"));
    }
}
