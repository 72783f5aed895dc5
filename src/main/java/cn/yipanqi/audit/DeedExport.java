package cn.yipanqi.audit;

import cn.yipanqi.web.Languages;
import cn.yipanqi.web.SafeCell;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what was found in the trail out as a workbook, row by row; that it was taken out is a deed too. */
@Component
class DeedExport {

    /** A sheet holds 1,048,576 rows. */
    private static final int MOST = 1_000_000;

    private static final int ROWS_IN_MEMORY = 500;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final List<String> COLUMNS = List.of(
            "audit.no",
            "audit.at",
            "audit.actor",
            "audit.actor.account",
            "audit.action",
            "audit.action.code",
            "audit.subject",
            "audit.detail",
            "audit.hash");

    private final RecordedDeeds deeds;
    private final AuditTrail trail;
    private final Languages languages;
    private final Clock clock;

    DeedExport(RecordedDeeds deeds, AuditTrail trail, Languages languages, Clock clock) {
        this.deeds = deeds;
        this.trail = trail;
        this.languages = languages;
        this.clock = clock;
    }

    @Transactional
    void write(long county, DeedSearch search, Locale language, OutputStream out) {
        try {
            Workbook workbook = new Workbook(out, "yipanqi", "1.0");
            Rows rows = new Rows(workbook.newWorksheet(languages.say(language, "audit.title")), language);
            COLUMNS.forEach(key -> rows.text(languages.say(language, key)));
            rows.end();
            deeds.each(county, search, MOST, rows::deed);
            workbook.finish();
            trail.record(county, "audit.export", subject(search), Map.of("records", rows.row - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whose record was taken out, or all. */
    private static String subject(DeedSearch search) {
        return Objects.requireNonNullElse(search.subject(), "trail");
    }

    private final class Rows {

        private final Worksheet sheet;
        private final Locale language;
        private int row;
        private int column;

        Rows(Worksheet sheet, Locale language) {
            this.sheet = sheet;
            this.language = language;
            sheet.freezePane(0, 1);
        }

        void deed(Deed deed) {
            sheet.value(row, column++, deed.no());
            text(TIME.format(deed.at().atZone(clock.getZone())));
            text(deed.actorName());
            text(deed.actor() == null ? null : deed.actor().toString());
            text(languages.say(language, "audit." + deed.action()));
            text(deed.action());
            text(deed.subject());
            text(DeedView.text(deed.detail(), name -> languages.word(language, "audit.detail." + name, name)));
            text(deed.hash());
            end();
        }

        void text(@Nullable String text) {
            if (text != null && !text.isEmpty()) {
                sheet.inlineString(row, column, SafeCell.text(text));
            }
            column++;
        }

        void end() {
            row++;
            column = 0;
            if (row % ROWS_IN_MEMORY == 0) {
                try {
                    sheet.flush();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
