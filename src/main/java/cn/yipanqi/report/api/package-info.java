/** The report's editions for programs. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.report.api;
