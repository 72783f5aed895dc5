/** Pages and API of personal columns: entered, found, shown in full. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.persons.column;
