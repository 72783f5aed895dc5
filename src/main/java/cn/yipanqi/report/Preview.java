package cn.yipanqi.report;

import cn.yipanqi.report.template.Narrative;
import cn.yipanqi.report.template.ReportText;
import java.util.Map;

/**
 * A draft as it would read with another text.
 *
 * @param narrative as far as the text was understood
 */
public record Preview(
        Edition edition,
        FigureSheet figures,
        ReportText.Reading reading,
        Narrative narrative,
        Map<String, TypedNumber> typed) {}
