package cn.yipanqi.coordination.regulation;

import cn.yipanqi.figures.FigureBasis;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells a figure's card on which rules the figure rests. */
@Component
class CitedFigures implements FigureBasis {

    private final Citations citations;

    CitedFigures(Citations citations) {
        this.citations = citations;
    }

    @Override
    public List<Basis> of(String code, long county) {
        return citations.of(county, Citation.Kind.FIGURE, code).stream()
                .map(citation -> new Basis("《" + citation.title() + "》" + citation.label(), citation.url()))
                .toList();
    }

    @Override
    public String editUrl(String code, long county) {
        return "/coordination/citations?county=" + county + "&of=figure:" + code;
    }
}
