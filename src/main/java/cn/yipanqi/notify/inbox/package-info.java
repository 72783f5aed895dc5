/** What an account was told, and how it wants to be told. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.notify.inbox;
