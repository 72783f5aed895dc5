package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.names.CountyNames;
import cn.yipanqi.intake.reading.names.Names;
import cn.yipanqi.intake.reading.words.Vocabulary;

/**
 * For which county and year a workbook is read, and with which words.
 *
 * @param year the ledger's; days without a year are taken to be in it
 * @param minutesPerLesson one 学时; 45 unless the county says otherwise
 */
public record Context(int year, CountyNames county, Names names, Vocabulary vocabulary, int minutesPerLesson) {

    private static final int USUAL_LESSON = 45;

    /** With the words the product comes with, and 45 minutes to the 学时. */
    public static Context of(int year, CountyNames county, Names names) {
        return new Context(year, county, names, Vocabulary.standard(), USUAL_LESSON);
    }

    public Context with(Vocabulary other) {
        return new Context(year, county, names, other, minutesPerLesson);
    }
}
