/** The pages of the regulations: listed, drafted, asked about, adopted, acknowledged, compared, put on the wall. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.regulation.desk;
