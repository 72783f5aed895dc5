package cn.yipanqi.coordination.plan.progress;

import cn.yipanqi.coordination.plan.Target;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.Whose;
import cn.yipanqi.figures.Definition;
import cn.yipanqi.ledger.MatterQuestion;
import cn.yipanqi.shared.Period;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where what counts towards a task is listed: the ledger by the very conditions of the count, or the figure's own page. */
final class Evidence {

    private Evidence() {}

    /** The units whose matters count; none for the whole county's. */
    static Set<UUID> parties(Task task, Whose whose) {
        Set<UUID> parties = new LinkedHashSet<>();
        if (whose != Whose.COUNTY) {
            parties.add(task.lead());
        }
        if (whose == Whose.PARTIES) {
            parties.addAll(task.partners());
        }
        return parties;
    }

    /** What a task counts by itself; nothing for a typed one, a figure's and regulations. */
    static @Nullable MatterQuestion question(Target target) {
        return target.kind() != Target.Kind.LEDGER
                ? null
                : new MatterQuestion(
                        target.kinds(),
                        target.measures().isEmpty() ? MatterQuestion.Aggregate.COUNT : MatterQuestion.Aggregate.SUM,
                        target.measures(),
                        target.category(),
                        target.tag(),
                        null,
                        null,
                        null);
    }

    static String of(Task task, Whose whose, MatterQuestion question, Period period) {
        StringBuilder url = new StringBuilder("/entries?county=" + task.county() + "&from=" + period.from() + "&to="
                + period.to() + "&as=matters&kind="
                + String.join(",", question.kinds().stream().sorted().toList()));
        if (question.category() != null) {
            url.append("&category=").append(encoded(question.category()));
        }
        if (question.tag() != null) {
            url.append("&tag=").append(encoded(question.tag()));
        }
        if (whose == Whose.LED) {
            url.append("&role=led&unit=").append(task.lead());
        } else {
            parties(task, whose).forEach(unit -> url.append("&party=").append(unit));
        }
        return url.toString();
    }

    /** The regulations adopted in the year of a task's plan. */
    static String ofRegulations(Task task) {
        return "/coordination/regulations?county=" + task.county() + "&adopted=" + task.year();
    }

    static String of(Task task, Definition figure, Period period) {
        return "/figures/" + figure.code() + "?county=" + task.county() + "&from=" + period.from() + "&to="
                + period.to();
    }

    /** Whether the ledger's list can ask for just what a figure counts. */
    static boolean listed(MatterQuestion question) {
        return question.partnered() == null
                && question.team() == null
                && question.home() == null
                && !question.aggregate().isDistinct();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
