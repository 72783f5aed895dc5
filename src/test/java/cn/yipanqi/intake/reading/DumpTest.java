package cn.yipanqi.intake.reading;

import org.junit.jupiter.api.Test;

class DumpTest {
    @Test
    void dump() {
        for (RecognisedSheet s : Banma.sheets()) {
            System.out.println(
                    "=== " + s.file() + "/" + s.sheet() + " " + s.kind().code() + " unit=" + s.unit() + " rows="
                            + s.dataRows().size() + " drafts=" + s.drafts().size() + " stations="
                            + s.stations().size());
            System.out.println("   " + s.reasons() + " aside=" + s.setAside());
            s.mapping()
                    .columns()
                    .forEach(c -> System.out.print(
                            " " + c.label() + "=" + c.field() + (c.field().isMoney() ? c.scale() : "")));
            System.out.println();
            s.leftOut()
                    .forEach(l -> System.out.println(
                            "   - " + l.firstRow() + "-" + l.lastRow() + " " + l.why() + " " + l.text()));
            System.out.println("   cols " + s.leftOutColumns());
            s.totals().forEach(t -> System.out.println("   T " + t.agrees() + " " + t));
            System.out.println("   open " + s.openingDays());
            s.allProblems().stream().limit(10).forEach(p -> System.out.println("   P " + p));
            s.drafts().stream().limit(4).forEach(d -> System.out.println("   D " + d));
            s.stations().stream().limit(2).forEach(d -> System.out.println("   S " + d));
        }
    }
}
