package cn.yipanqi.web;

/** How many things wait for the visitor behind one item of the side navigation. Asked once a page: at most one cheap query. */
public interface WaitingCount {

    /** The {@link NavigationItem#url()} beside which the count stands. */
    String url();

    /** How many wait; 0 is not shown. */
    long of(VisitorView visitor);
}
