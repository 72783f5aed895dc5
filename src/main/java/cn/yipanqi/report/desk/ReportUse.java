package cn.yipanqi.report.desk;

import cn.yipanqi.figures.FigureUse;
import cn.yipanqi.report.template.DefaultTemplate;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Figures that every report tells stand in the county's reports too. */
@Component
class ReportUse implements FigureUse {

    private static final String TEMPLATE = DefaultTemplate.source();

    @Override
    public List<Use> of(String code, long county, Period period) {
        boolean told = TEMPLATE.contains("{" + code + "}") || TEMPLATE.contains("{" + code + "|");
        return told
                ? List.of(new Use(
                        Message.of("report.use"), "/reports?county=" + String.format(Locale.ROOT, "%06d", county)))
                : List.of();
    }
}
