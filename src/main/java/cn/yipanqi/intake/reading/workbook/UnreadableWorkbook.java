package cn.yipanqi.intake.reading.workbook;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;

/** A file of which nothing can be read; the sentence says why and what to do. */
public class UnreadableWorkbook extends Refusal {

    private static final long serialVersionUID = 1L;

    UnreadableWorkbook(String key, Object... args) {
        super(Message.of("reading.file." + key, args));
    }
}
