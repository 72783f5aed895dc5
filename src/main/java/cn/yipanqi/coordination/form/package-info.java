/** How what is typed into this module's forms is read. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.form;
