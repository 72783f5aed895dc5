/** Public holidays in pages and API, year by year as the notices say. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.organisation.holiday;
