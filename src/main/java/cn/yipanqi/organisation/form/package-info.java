/** How the organisation module's forms are read, its lists paged: shared by the packages of its resources, and nothing else. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.organisation.form;
