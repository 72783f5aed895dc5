/**
 * A later version of a workbook beside what was posted from an earlier one.
 *
 * <p><b>Words.</b> A row's <em>key</em> is what it says, in a form that does not depend on where it stands or how it is spelled; its
 * <em>fingerprint</em> is the hash of that. Equal rows are a multiset: two true repeats stay two.
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.intake.reading.versions;
