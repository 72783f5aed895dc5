package cn.yipanqi.ledger.pages;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.ledger.Source;
import cn.yipanqi.ledger.reading.EntryLine;
import cn.yipanqi.ledger.reading.EntryLists;
import cn.yipanqi.ledger.reading.EntryNames;
import cn.yipanqi.ledger.reading.EntryOrder;
import cn.yipanqi.ledger.reading.EntrySearch;
import cn.yipanqi.web.Page;
import cn.yipanqi.web.SafeCell;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes entries out as a workbook, row by row as the database answers: what is in memory does not grow with the list. Texts that a
 * spreadsheet would take for a formula get an apostrophe before them.
 */
@Component
class EntryExport {

    private static final int ROWS_IN_MEMORY = 500;
    private static final List<String> TEXTS = List.of(
            "entry.kind",
            "entry.day",
            "entry.to",
            "entry.title",
            "entry.category",
            "entry.unit",
            "entry.lead",
            "entry.partners",
            "entry.place",
            "entry.township",
            "entry.station",
            "entry.home",
            "entry.team",
            "entry.channel",
            "entry.destination",
            "entry.tags");
    private static final List<String> REST = List.of(
            "entry.about",
            "entry.note",
            "entry.source.file",
            "entry.source.sheet",
            "entry.source.row",
            "entry.together",
            "entry.matter",
            "entry.id",
            "entry.version");

    private final EntryLists lists;
    private final AuditTrail audit;

    EntryExport(EntryLists lists, AuditTrail audit) {
        this.lists = lists;
        this.audit = audit;
    }

    /** Everything found. The deed is on record with how many rows went out. */
    @Transactional
    public void write(EntrySearch search, EntryOrder order, EntryNames names, Page page, OutputStream out) {
        write(search.county(), names, page, out, row -> lists.each(search, order, row));
    }

    /** Those chosen. */
    @Transactional
    public void write(long county, Collection<UUID> chosen, EntryNames names, Page page, OutputStream out) {
        write(county, names, page, out, row -> lists.some(county, chosen).forEach(row));
    }

    private void write(
            long county, EntryNames names, Page page, OutputStream out, Consumer<Consumer<EntryLine>> lines) {
        try {
            Workbook workbook = new Workbook(out, "yipanqi", "1.0");
            Worksheet sheet = workbook.newWorksheet(page.t("entries.title"));
            Rows rows = new Rows(sheet, names, page);
            rows.head();
            lines.accept(rows::line);
            workbook.finish();
            audit.record(county, "ledger.export", page.path(), Map.of("entries", rows.row - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Rows {

        private final Worksheet sheet;
        private final EntryNames names;
        private final Page page;
        private int row;
        private int column;

        Rows(Worksheet sheet, EntryNames names, Page page) {
            this.sheet = sheet;
            this.names = names;
            this.page = page;
        }

        void head() {
            sheet.freezePane(0, 1);
            Stream.of(
                            TEXTS.stream(),
                            Stream.of(Measure.values()).map(measure -> "measure." + measure.column()),
                            REST.stream())
                    .flatMap(keys -> keys)
                    .forEach(key -> text(page.t(key)));
            end();
        }

        void line(EntryLine line) {
            EntryContent content = line.content();
            Source source = line.entry().source();
            text(page.t("kind." + content.kind()));
            day(content.firstDay());
            day(content.lastDay());
            text(content.title());
            text(content.category());
            text(names.unit(content.unit()));
            text(line.lead() == null ? page.t("entry.lead.unknown") : names.unit(line.lead()));
            text(names.partners(content));
            text(content.place());
            text(names.region(content.region()));
            text(names.station(content.station()));
            text(names.home(content.home()));
            text(content.team());
            text(content.channel());
            text(content.destination());
            text(content.tags().stream().map(names::tag).collect(Collectors.joining("、")));
            for (Measure measure : Measure.values()) {
                number(content.measures().get(measure));
            }
            text(content.about().stream()
                    .sorted()
                    .map(measure -> page.t("measure." + measure.column()))
                    .collect(Collectors.joining("、")));
            text(content.note());
            text(source.file());
            text(source.sheet());
            number(source.row() == null ? null : BigDecimal.valueOf(source.row()));
            number(BigDecimal.valueOf(line.together()));
            text(line.matter().toString());
            text(line.entry().entry().toString());
            number(BigDecimal.valueOf(line.entry().version()));
            end();
        }

        private void text(@Nullable String text) {
            if (text != null && !text.isEmpty()) {
                sheet.inlineString(row, column, SafeCell.text(text));
            }
            column++;
        }

        private void day(LocalDate day) {
            sheet.inlineString(row, column++, day.toString());
        }

        private void number(@Nullable BigDecimal number) {
            if (number != null) {
                sheet.value(row, column, number);
            }
            column++;
        }

        private void end() {
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
