/**
 * What was decided, when and by whom: posting, merging, correcting, freezing, exporting. Written in the transaction of the deed itself,
 * so that neither stands without the other. Append-only.
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.audit;
