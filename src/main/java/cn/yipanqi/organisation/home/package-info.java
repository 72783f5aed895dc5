/** Homes in pages and API: the register, one home with the days it kept, opening, changing, closing. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.organisation.home;
