package cn.yipanqi.ledger;

import cn.yipanqi.ledger.MatterQuestion.Aggregate;
import cn.yipanqi.shared.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts questions about matters into SQL: the same conditions whether the present or a past posting answers. */
final class MatterSql {

    private final @Nullable Long asOf;
    private final Map<String, Object> params = new HashMap<>();
    private int next;

    MatterSql(long county, Period period, @Nullable Long asOf) {
        this.asOf = asOf;
        params.put("county", county);
        params.put("from", period.from());
        params.put("to", period.to());
        if (asOf != null) {
            params.put("asOf", asOf);
        }
    }

    Map<String, Object> params() {
        return params;
    }

    /** The county's matters of the period, as relation m. */
    String matters() {
        String relation = asOf == null ? "ledger.matter_now" : "ledger.matters_as_of(:county, :asOf)";
        return "with m as (select * from " + relation
                + " where county = :county and first_day between :from and :to)\n";
    }

    /** The leading entry of a share as the asker may see it: none where its kind is not open to them. */
    String entry() {
        return asOf == null ? "select * from ledger.entry_now e where e.entry = s.lead_entry" : """
                  select * from ledger.entry_version e
                  where e.entry = s.lead_entry and e.county = :county and e.posting <= :asOf order by e.no desc limit 1""";
    }

    String conditions(MatterQuestion question) {
        List<String> all = new ArrayList<>();
        all.add("kind in (:" + param(question.kinds()) + ")");
        if (question.category() != null) {
            all.add("category = :" + param(question.category()));
        }
        if (question.tag() != null) {
            all.add(":" + param(question.tag()) + " = any (tags)");
        }
        if (question.partnered() != null) {
            all.add("partnered = :" + param(question.partnered()));
        }
        if (question.team() != null) {
            all.add("team = :" + param(question.team()));
        }
        if (question.home() != null) {
            all.add("home = :" + param(question.home()));
        }
        if (question.aggregate() == Aggregate.SUM) {
            all.add("(" + joined(question, " is not null or ") + " is not null)");
        }
        String distinct = question.aggregate().column();
        if (distinct != null) {
            all.add(distinct + " is not null");
        }
        return String.join(" and ", all);
    }

    private String param(Object value) {
        String name = "p" + next++;
        params.put(name, value);
        return name;
    }

    String answer(String code, MatterQuestion question) {
        String distinct = question.aggregate().column();
        String value = switch (question.aggregate()) {
            case COUNT -> "count(*)";
            case SUM -> "coalesce(sum(" + total(question) + "), 0)";
            case DISTINCT_CATEGORY, DISTINCT_TEAM, DISTINCT_HOME -> "count(distinct " + distinct + ")";
        };
        String about = question.aggregate() == Aggregate.SUM ? "coalesce(bool_or(about), false)" : "false";
        return "select :" + param(code) + " as code, " + value + "::numeric as value, count(*) as rows, " + about
                + " as about, null::uuid as home, null::date as day from m where " + conditions(question);
    }

    /** The different first days of each home's matters of a kind, as rows beside those of {@link #answer}. */
    String days(String kind) {
        return "select distinct null as code, null::numeric as value, null::bigint as rows, null::boolean as about, home,"
                + " first_day as day from m where " + conditions(MatterQuestion.count(kind)) + " and home is not null";
    }

    private static String joined(MatterQuestion question, String between) {
        return question.measures().stream().map(Measure::column).collect(Collectors.joining(between));
    }

    private static String total(MatterQuestion question) {
        return "coalesce(" + joined(question, ", 0) + coalesce(") + ", 0)";
    }

    /** Each matter with what it adds to the number. */
    String shares(MatterQuestion question) {
        String distinct = question.aggregate().column();
        String share = switch (question.aggregate()) {
            case COUNT -> "1::numeric";
            case SUM -> "(" + total(question) + ")::numeric";
            // The first that bears a value stands for it; the others are listed and add nothing.
            case DISTINCT_CATEGORY, DISTINCT_TEAM, DISTINCT_HOME ->
                "case row_number() over (partition by " + distinct
                        + " order by first_day, matter) when 1 then 1 else 0 end::numeric";
        };
        return "select m.*, " + share + " as share from m where " + conditions(question);
    }
}
