package cn.yipanqi.intake.preview;

import cn.yipanqi.intake.Intake;
import cn.yipanqi.intake.IntakeFile;
import cn.yipanqi.intake.SheetReading;
import cn.yipanqi.intake.reading.Problem;
import cn.yipanqi.web.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The problems of an upload as a workbook, for whoever puts the originals right. Every cell is a text: none can be a formula. */
final class ProblemList {

    private static final double[] WIDTHS = {38, 16, 8, 8, 26, 70, 12};
    private static final List<String> HEADINGS = List.of(
            "intake.problems.file-name",
            "intake.problems.sheet",
            "intake.problems.row",
            "intake.problems.column",
            "intake.problems.cell",
            "intake.problems.words",
            "intake.problems.hinders");

    private final Worksheet sheet;
    private final Page page;
    private int row;

    private ProblemList(Worksheet sheet, Page page) {
        this.sheet = sheet;
        this.page = page;
    }

    static byte[] of(Intake intake, List<SheetReading> sheets, Page page) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Yipanqi", "1.0")) {
            ProblemList list = new ProblemList(workbook.newWorksheet(page.t("intake.problems")), page);
            list.head();
            for (IntakeFile file : intake.files()) {
                if (file.problem() != null) {
                    list.add(file.name(), "", "", "", "", page.t(file.problem()), true);
                }
            }
            for (SheetReading reading : sheets) {
                for (Problem problem : reading.problems()) {
                    list.add(
                            reading.recognised().file(),
                            reading.name(),
                            problem.row() == 0 ? "" : String.valueOf(problem.row()),
                            problem.column() == null ? "" : problem.column(),
                            problem.cell(),
                            page.t(problem.message()),
                            problem.blocking());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void head() {
        for (int column = 0; column < HEADINGS.size(); column++) {
            sheet.value(0, column, page.t(HEADINGS.get(column)));
            sheet.style(0, column).bold().set();
            sheet.width(column, WIDTHS[column]);
        }
        sheet.freezePane(0, 1);
        row = 1;
    }

    private void add(
            String file, String name, String number, String column, String cell, String words, boolean hinders) {
        List<String> values = List.of(
                file,
                name,
                number,
                column,
                cell,
                words,
                page.t(hinders ? "intake.problems.hinders.yes" : "intake.problems.hinders.no"));
        for (int i = 0; i < values.size(); i++) {
            sheet.value(row, i, values.get(i));
        }
        sheet.style(row, 5).wrapText(true).set();
        row++;
    }
}
