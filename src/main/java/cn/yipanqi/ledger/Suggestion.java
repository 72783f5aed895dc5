package cn.yipanqi.ledger;

import cn.yipanqi.ledger.matching.Group;
import cn.yipanqi.ledger.matching.MatterValues;
import java.util.List;

/**
 * Entries that seem to be one matter, with all a person needs to decide.
 *
 * @param id {@link GroupId} of the entries
 * @param entries as they stand now, the leading one first
 * @param outcome what the matter will show
 */
public record Suggestion(String id, Group group, List<EntryRecord> entries, MatterValues outcome) {}
