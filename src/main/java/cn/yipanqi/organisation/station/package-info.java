/** Stations in pages and API: the register, one station with its “七有”, opening, changing, closing. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.organisation.station;
