package cn.yipanqi.report.template;

import static java.util.Map.entry;

import cn.yipanqi.shared.Commons;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** An invented county's figures, for tests of the report's text and of its Word file. */
public final class ReportWorld {

    /** What a figure is called, counted in, shown as, and how many rows stand behind it. */
    public record Figure(Commons commons, String name, String display, String unit, long rows) {}

    public static final Map<String, Figure> FIGURES = Map.ofEntries(
            entry("meeting.special.sessions", new Figure(Commons.ORGANISATION, "协同化推进专题会议", "7", "次", 7)),
            entry("station.count", new Figure(Commons.ORGANISATION, "乡镇群团服务站", "12", "个", 12)),
            entry("window.sessions", new Figure(Commons.VENUE, "窗口服务", "61", "场次", 61)),
            entry("home.worker.usage", new Figure(Commons.VENUE, "职工之家使用率", "92.5%", "", 260)),
            entry("home.youth.usage", new Figure(Commons.VENUE, "青年之家使用率", "77.4%", "", 260)),
            entry("home.women.usage", new Figure(Commons.VENUE, "妇女儿童之家使用率", "81%", "", 260)),
            entry("activity.sessions", new Figure(Commons.ACTIVITY, "共同开展活动", "345", "场次", 345)),
            entry("activity.joint.sessions", new Figure(Commons.ACTIVITY, "联合开展活动", "58", "场次", 58)),
            entry("activity.amount", new Figure(Commons.ACTIVITY, "发放款物", "51.6", "万元", 120)),
            entry("activity.new_economy.recipients", new Figure(Commons.ACTIVITY, "慰问新就业形态劳动者", "214", "名", 4)),
            entry("briefing.count", new Figure(Commons.SERVICE, "信息简报", "512", "条", 512)),
            entry("video.count", new Figure(Commons.SERVICE, "微视频", "26", "条", 26)),
            entry("video.views", new Figure(Commons.SERVICE, "微视频浏览量", "3,000余", "次", 26)),
            entry("volunteer.categories", new Figure(Commons.SERVICE, "志愿服务项目", "11", "类", 84)),
            entry("volunteer.sessions", new Figure(Commons.SERVICE, "志愿服务活动", "84", "场次", 84)),
            entry("volunteer.participants", new Figure(Commons.SERVICE, "志愿服务参与", "2,500余", "人次", 84)),
            entry("volunteer.materials", new Figure(Commons.SERVICE, "志愿服务宣传资料", "5,100余", "份", 70)),
            entry("lecture.sessions", new Figure(Commons.TALENT, "党课", "16", "次", 16)),
            entry("study.sessions", new Figure(Commons.TALENT, "周三集中学习", "45", "次", 45)),
            entry("training.sessions", new Figure(Commons.TALENT, "培训", "8", "期", 8)),
            entry("talk.groups", new Figure(Commons.SERVICE, "宣讲组", "4", "个", 19)),
            entry("talk.sessions", new Figure(Commons.SERVICE, "宣讲", "19", "场次", 19)));

    public static final Vocabulary VOCABULARY = vocabulary();

    private ReportWorld() {}

    private static Vocabulary vocabulary() {
        Map<String, Commons> commons = new HashMap<>();
        FIGURES.forEach((code, figure) -> commons.put(code, figure.commons()));
        return new Vocabulary(commons, Set.of("exact", "wan", "about", "percent"));
    }

    public static Figure figure(String code) {
        return Objects.requireNonNull(FIGURES.get(code), code);
    }

    public static Figures all() {
        return token -> {
            Figure figure = figure(token.code());
            return new Figures.Shown(figure.display(), figure.rows() == 0);
        };
    }

    /** As {@link #all}, but nothing stands behind figures whose code begins so. */
    public static Figures without(String... prefixes) {
        return token -> {
            for (String prefix : prefixes) {
                if (token.code().startsWith(prefix)) {
                    return new Figures.Shown("0", true);
                }
            }
            return all().show(token);
        };
    }
}
