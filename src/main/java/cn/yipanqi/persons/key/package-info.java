/** The keys that seal personal columns, before the security administrator: changed while the product runs, the rest goes by itself. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.persons.key;
