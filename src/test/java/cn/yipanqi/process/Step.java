package cn.yipanqi.process;

/**
 * A place in the middle of a request at which its process is killed: the writing of a row.
 *
 * @param table whose row is about to be written
 * @param condition which of them, over {@code new}
 */
record Step(Kind kind, String table, String condition) {

    /** What is asked for; each kind presupposes those before it. */
    enum Kind {
        UPLOAD,
        POSTING,
        MERGE
    }

    private static final String REQUESTS = "access.api_request";

    static Step writing(Kind kind, String table) {
        return new Step(kind, table, "true");
    }

    static Step writing(Kind kind, String table, String condition) {
        return new Step(kind, table, condition);
    }

    /** All is written and marked as carried out; the commit comes next. */
    static Step committing(Kind kind) {
        return new Step(kind, REQUESTS, "new.carried_out and new.status is null");
    }

    /** All is committed; the answer is not yet kept, let alone sent. */
    static Step answering(Kind kind) {
        return new Step(kind, REQUESTS, "new.status is not null");
    }

    boolean isCommitted() {
        return equals(answering(kind));
    }

    boolean isOfRequest() {
        return table.equals(REQUESTS);
    }

    @Override
    public String toString() {
        return kind + " at " + table + " where " + condition;
    }
}
