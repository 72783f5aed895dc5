package cn.yipanqi.persons.own;

import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Languages;
import cn.yipanqi.web.SafeCell;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;

/** What is held about somebody, to be taken along: a workbook with a sheet a kind, or objects for a program. */
@Component
class OwnFile {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Languages languages;
    private final Clock clock;

    OwnFile(Languages languages, Clock clock) {
        this.languages = languages;
        this.clock = clock;
    }

    /** By code of the section, its rows by code of the column; times in UTC (ISO 8601), words in the language. */
    Map<String, List<Map<String, String>>> objects(List<Section> sections, Locale language) {
        Map<String, List<Map<String, String>>> all = new LinkedHashMap<>();
        for (Section section : sections) {
            List<Map<String, String>> rows = new ArrayList<>();
            for (List<Object> row : section.rows()) {
                Map<String, String> cells = new LinkedHashMap<>();
                for (int i = 0; i < row.size(); i++) {
                    Object cell = row.get(i);
                    cells.put(
                            section.columns().get(i),
                            cell instanceof Message words ? languages.say(language, words) : cell.toString());
                }
                rows.add(cells);
            }
            all.put(section.code(), rows);
        }
        return all;
    }

    void workbook(List<Section> sections, Locale language, OutputStream out) throws IOException {
        try (Workbook book = new Workbook(out, "yipanqi", "1.0")) {
            for (Section section : sections) {
                Worksheet sheet = book.newWorksheet(languages.say(language, section.messageKey()));
                for (int i = 0; i < section.columns().size(); i++) {
                    sheet.inlineString(
                            0,
                            i,
                            languages.say(
                                    language,
                                    section.messageKey(section.columns().get(i))));
                    sheet.width(i, 22);
                }
                for (int row = 0; row < section.rows().size(); row++) {
                    for (int i = 0; i < section.columns().size(); i++) {
                        sheet.inlineString(
                                row + 1,
                                i,
                                SafeCell.text(text(section.rows().get(row).get(i), language)));
                    }
                }
                sheet.freezePane(0, 1);
            }
        }
    }

    private String text(Object cell, Locale language) {
        if (cell instanceof Instant at) {
            return TIME.format(at.atZone(clock.getZone()));
        }
        return cell instanceof Message words ? languages.say(language, words) : cell.toString();
    }
}
