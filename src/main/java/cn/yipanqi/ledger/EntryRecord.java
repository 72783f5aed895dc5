package cn.yipanqi.ledger;

import java.util.UUID;

/**
 * An entry as it stands in one version.
 *
 * @param county ledger code
 * @param posting the posting that wrote this version
 */
public record EntryRecord(
        UUID entry, int version, long county, long posting, EntryState state, EntryContent content, Source source) {}
