package cn.yipanqi.intake.reading;

import java.util.List;

/** Drafts of sheets written as text, for the tests of other packages. */
public final class ReadForTests {

    private ReadForTests() {}

    public static List<Draft> drafts(String file, String rows) {
        return Sheets.read(file, "Sheet1", rows).drafts();
    }
}
