/**
 * Lets go of what is kept no longer: rules as data, a night job county by county, a report of every night.
 *
 * <p>A <em>rule</em> says how long something is kept after it was last of use, and the least the law wants; the database refuses to delete
 * earlier, whatever a rule says. A <em>rehearsal</em> counts what would go today and does nothing. The audit record is never let go.
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.persons.retention;
