/** What is held about oneself: seen, taken along as a file, asked to be corrected or erased, consented to. Open to everybody signed in. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.persons.own;
