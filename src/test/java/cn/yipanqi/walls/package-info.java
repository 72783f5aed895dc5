/** The whole product from outside: who reaches what, what leaks, what breaks. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.walls;
