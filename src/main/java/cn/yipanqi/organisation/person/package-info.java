/** Pages and API of people and their posts. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.organisation.person;
