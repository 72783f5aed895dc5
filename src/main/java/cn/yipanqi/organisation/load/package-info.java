/**
 * Fills the national reference tables (divisions, the units every division has, holidays) from the files under {@code organisation/},
 * as repeatable migrations of the owner: at the first start, and again whenever a file has changed. The application's own role only
 * reads these tables.
 *
 * <p><b>Not here:</b> what counties keep themselves (stations, homes, aliases of their own).
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.organisation.load;
