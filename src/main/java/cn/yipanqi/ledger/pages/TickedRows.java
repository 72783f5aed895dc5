package cn.yipanqi.ledger.pages;

import cn.yipanqi.ledger.input.RowRefusals;
import cn.yipanqi.ledger.reading.EntryLine;
import cn.yipanqi.ledger.reading.EntryLists;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Entries ticked in the list, as they stand now, each with what hinders its being changed. */
@Component
class TickedRows {

    private final EntryLists lists;
    private final RowRefusals refusals;

    TickedRows(EntryLists lists, RowRefusals refusals) {
        this.lists = lists;
        this.refusals = refusals;
    }

    /** @throws Refusal where nothing was ticked, or what was is no longer there */
    List<TickedRow> of(long county, List<Ticked> ticked, RowRefusals.Act act) {
        if (ticked.isEmpty()) {
            throw new Refusal(Message.of("entries.none-picked"));
        }
        List<EntryLine> lines =
                lists.some(county, ticked.stream().map(Ticked::entry).toList());
        if (lines.isEmpty()) {
            throw Refusal.absent("entry");
        }
        Map<UUID, Integer> now = new LinkedHashMap<>();
        lines.forEach(line -> now.put(line.entry().entry(), line.entry().version()));
        Map<UUID, Message> why = refusals.of(county, now, act);
        return lines.stream()
                .map(line -> new TickedRow(line, why.get(line.entry().entry())))
                .toList();
    }

    static Map<UUID, Integer> versions(List<Ticked> ticked) {
        Map<UUID, Integer> expected = new LinkedHashMap<>();
        ticked.forEach(one -> expected.put(one.entry(), one.version()));
        return expected;
    }
}
