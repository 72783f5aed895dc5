/** The desk at which editions are begun, read, edited, frozen and taken back: the report's pages, under {@code /reports}. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.report.desk;
