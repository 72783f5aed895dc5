/** Regulations and citations over the API: whatever the pages can do. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.regulation.api;
