package cn.yipanqi.intake.out;

import cn.yipanqi.intake.reading.Context;
import cn.yipanqi.intake.reading.Mapping;
import cn.yipanqi.intake.reading.RecognisedSheet;
import cn.yipanqi.intake.reading.Recogniser;
import cn.yipanqi.intake.reading.words.LedgerKind;
import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out what a blank form asks for. */
final class FormReader {

    private static final Recogniser RECOGNISER = new Recogniser();

    private final Context context;

    FormReader(Context context) {
        this.context = context;
    }

    /** A sheet of the form and how it is read. */
    record Asked(Grid grid, RecognisedSheet read) {}

    /**
     * @param kind told by whoever sends the form, or none
     * @throws Refusal where no sheet can be filled
     */
    List<Asked> asked(List<Grid> grids, @Nullable String kind) {
        List<Asked> headed = new ArrayList<>();
        for (Grid grid : grids) {
            if (!grid.hidden() && grid.refusal() == null) {
                RecognisedSheet read = RECOGNISER.recognise(grid, context);
                if (!read.mapping().headerRows().isEmpty()) {
                    headed.add(new Asked(grid, read));
                }
            }
        }
        if (headed.isEmpty()) {
            throw new Refusal(Message.of("intake.out.form.header"));
        }
        if (kind != null) {
            return List.of(as(kind, headed.get(0)));
        }
        List<Asked> recognised = headed.stream()
                .filter(sheet -> sheet.read().kind().role() == LedgerKind.Role.ENTRIES)
                .toList();
        if (recognised.isEmpty()) {
            throw new Refusal(
                    headed.get(0).read().kind().isUnknown()
                            ? Message.of("intake.out.form.kind")
                            : Message.of(
                                    "intake.out.form.station",
                                    Message.of(headed.get(0).read().kind().messageKey())));
        }
        return recognised;
    }

    private Asked as(String kind, Asked sheet) {
        if (sheet.read().kind().code().equals(kind)) {
            return sheet;
        }
        Mapping mapping =
                RECOGNISER.propose(sheet.grid(), sheet.read().mapping().headerRows(), kind, context);
        return new Asked(sheet.grid(), RECOGNISER.apply(sheet.grid(), mapping, context));
    }
}
