package cn.yipanqi.intake;

import cn.yipanqi.shared.Message;

/**
 * Whoever takes rows of a kind that is no ledger's. Implemented above; the page of an upload sends such a sheet's file there in one click:
 * a POST to {@link #address()} with {@code county} and {@code document}, the id of the stored file.
 */
public interface IntakeTarget {

    /** Code of the kind, as {@code intake/kinds.txt} has it. */
    String kind();

    /** What becomes of it there. */
    Message offer();

    /** The words of the button. */
    Message take();

    /** A path within the site. */
    String address();

    /** Who may. */
    String permission();
}
