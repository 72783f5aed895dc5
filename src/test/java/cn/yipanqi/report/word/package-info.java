@org.jspecify.annotations.NullMarked
package cn.yipanqi.report.word;
