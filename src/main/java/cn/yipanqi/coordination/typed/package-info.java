/** How forms and bodies of joint organisation are read: what is wrong with each field in words, all of it at once. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.typed;
