package cn.yipanqi.board;

import cn.yipanqi.figures.FigureUse;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which figures stand as heads over the columns, and so where they stand on the board. */
@Component
class KeyFigures implements FigureUse {

    private static final Map<Commons, List<String>> CODES = new EnumMap<>(Map.of(
            Commons.ORGANISATION, List.of("meeting.special.sessions", "station.count"),
            Commons.VENUE, List.of("window.sessions", "home.worker.usage"),
            Commons.ACTIVITY, List.of("activity.sessions", "activity.amount"),
            Commons.SERVICE, List.of("volunteer.sessions", "briefing.count"),
            Commons.TALENT, List.of("lecture.sessions", "study.sessions")));

    List<String> codes() {
        return CODES.values().stream().flatMap(List::stream).toList();
    }

    List<String> codes(Commons commons) {
        return CODES.getOrDefault(commons, List.of());
    }

    @Override
    public List<Use> of(String code, long county, Period period) {
        return CODES.entrySet().stream()
                .filter(column -> column.getValue().contains(code))
                .map(column -> new Use(
                        Message.of("board.use", Message.of(column.getKey().messageKey())),
                        "/board?county=" + county + "&from=" + period.from() + "&to=" + period.to()))
                .toList();
    }
}
