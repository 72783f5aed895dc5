/** A county's townships in pages and API, with the further names they go by. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.organisation.township;
