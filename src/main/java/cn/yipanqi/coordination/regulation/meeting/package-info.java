/** Which meeting of the county adopted a version, and which versions a meeting adopted. It reads meetings and changes none. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.regulation.meeting;
