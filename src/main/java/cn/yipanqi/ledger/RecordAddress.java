package cn.yipanqi.ledger;

import java.util.UUID;

/**
 * Where the records behind entries are to be seen. Implemented by the work modules that post them through {@link WorkRecords}; each knows its
 * own and says nothing of others'.
 */
public interface RecordAddress {

    /** Whether the records of entries with this {@link Source#module()} are its own. */
    boolean knows(String module);

    /** The record's page, a path within the site, for instance {@code /coordination/meetings/…}. */
    String url(UUID record);

    /** Message key of what such a record is called in a sentence, for instance 会议登记. */
    String nameKey();
}
