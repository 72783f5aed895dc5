package cn.yipanqi.figures;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import java.util.List;

/** Where else a figure stands. Implemented by the pages above that show figures: the board, the report. */
public interface FigureUse {

    /**
     * A place where a figure stands.
     *
     * @param url within the site
     */
    record Use(Message where, String url) {}

    /** Asked for each card that is opened: answer from memory. */
    List<Use> of(String code, long county, Period period);
}
