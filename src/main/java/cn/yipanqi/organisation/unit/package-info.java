/** Units in pages and API: the tree, one unit with its names, adding, changing, ending. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.organisation.unit;
