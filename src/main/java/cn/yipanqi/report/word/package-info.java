/**
 * A report edition in Word: written as an official page, and read again when somebody has worked on it outside.
 *
 * <p><b>Words.</b> An <em>edition document</em> is a filled-in narrative with the sources of its numbers; the <em>card code</em> (A1, ※1) stands as a
 * superscript behind each number and leads to its row in the <em>table of sources</em> 数据来源表 at the end; a <em>control</em> is the content control
 * (w:sdt) around a number, whose <em>tag</em> names figure and edition; a <em>returned document</em> is a file edited outside, compared with what
 * was given out.
 *
 * <p><b>The page</b> follows GB/T 9704-2012: A4, margins 37, 35, 28 and 26 mm, 22 lines of 28 characters, 仿宋 of 16 pt, headings 黑体 and 楷体, page number
 * "— 1 —" outside. Styles, fonts and their substitutes are resources under {@code report/word/}: 方正小标宋简体 may give way to 华文中宋, 仿宋_GB2312 to
 * 仿宋, 楷体_GB2312 to 楷体; a machine with none of them shows what it has, on the same lines.
 *
 * <p>The same document always gives the same bytes, because an edition keeps them and their hash.
 *
 * <p><b>Not here:</b> what the text says and how it is edited (report.template), where numbers come from (figures), storing files (files).
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.report.word;
