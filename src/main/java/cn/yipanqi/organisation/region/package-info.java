/** Finding and choosing a division within one's scope, in pages and API. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.organisation.region;
