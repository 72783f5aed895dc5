/**
 * What people doubt about a number, and what the coordinator answers. The words asked stay as they are, with the number as it was shown
 * and the posting it was read at, so that the answer can be checked against the books of that moment.
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.figures.doubt;
