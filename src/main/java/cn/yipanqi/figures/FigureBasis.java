package cn.yipanqi.figures;

import java.util.List;

/** On which rules a figure rests. Implemented by the module that keeps regulations; asked for each card that is opened. */
public interface FigureBasis {

    /**
     * A rule.
     *
     * @param label its document and article, as one cites them
     * @param url where it is to be read, within the site
     */
    record Basis(String label, String url) {}

    /** One query at most. */
    List<Basis> of(String code, long county);

    /** Where whoever keeps the county's regulations cites one for the figure. */
    String editUrl(String code, long county);
}
