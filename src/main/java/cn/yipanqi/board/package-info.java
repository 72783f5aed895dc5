/**
 * 一盘棋: a county's year on one page. Units and stations against the six commons, the key figures as the columns' heads, what waits at
 * the side; one A3 sheet in print, for leaders who never sign in.
 *
 * <p><b>Words.</b> A <em>head</em> is a key figure over a column; a <em>cell</em> counts matters of one of the commons and opens them in
 * the ledger; a unit's cell says what it led, and beside it what it joined. Sums over units are nobody's number and never shown: the
 * county's row counts each matter once. Shades and bars say how much, within a column's section; nothing is ranked.
 *
 * <p><b>Not here:</b> what a number means (figures), lists of entries (ledger).
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "coordination :: plan", "figures", "ledger", "organisation", "shared", "web"})
@org.jspecify.annotations.NullMarked
package cn.yipanqi.board;
