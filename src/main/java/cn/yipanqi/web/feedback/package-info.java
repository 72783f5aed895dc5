/** Complaints and suggestions from any page, signed in or not; read by those who look after the county's pages. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.web.feedback;
