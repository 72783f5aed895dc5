package cn.yipanqi.intake.preview;

import cn.yipanqi.intake.reading.LeftOut.Why;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.words.Scale;
import cn.yipanqi.shared.Message;
import java.util.Locale;

/** What things of a sheet are called in a word or two. */
public final class SheetWords {

    private SheetWords() {}

    /** What a row is that is no data, short enough for the sheet's margin. */
    static Message shortly(Why why) {
        return Message.of("intake.row." + why.name().toLowerCase(Locale.ROOT));
    }

    /** In what a column counts: yuan and ten thousands of them, or ones. */
    public static Message scale(Field field, Scale scale) {
        String of = field.isMoney() ? "money" : "count";
        return Message.of("intake.scale." + of + "." + scale.name().toLowerCase(Locale.ROOT));
    }
}
