package cn.yipanqi.figures;

import cn.yipanqi.figures.Definition.Origin;
import cn.yipanqi.organisation.Station;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Figures of the register: the stations there were on the period's last day. */
@Component
class RegisterFigures implements FigureSource {

    @Override
    public Origin origin() {
        return Origin.REGISTER;
    }

    @Override
    public Map<String, Answer> answer(Collection<Definition> definitions, Asked asked) {
        int n = onLastDay(asked).size();
        Map<String, Answer> answers = new HashMap<>();
        definitions.forEach(
                definition -> answers.put(definition.code(), new Answer(BigDecimal.valueOf(n), n, false, null)));
        return answers;
    }

    @Override
    public Rows rows(Definition definition, Asked asked, @Nullable String cursor, int size) {
        List<FigureRow> all = onLastDay(asked).stream()
                .map(station -> new FigureRow(null, null, null, station.name(), station.id(), BigDecimal.ONE))
                .toList();
        return Cursors.page(all, cursor, size);
    }

    private List<Station> onLastDay(Asked asked) {
        return asked.directory().allStations().stream()
                .filter(station -> station.on(asked.period().to()))
                .toList();
    }
}
