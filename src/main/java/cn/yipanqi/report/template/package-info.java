/**
 * The text of a report as data: prose with places for figures, which an editor may change and a machine can still fill.
 *
 * <p><b>Words.</b> A <em>report text</em> is what people edit, a plain text of lines; a <em>token</em> in braces stands for a figure
 * ({@code {activity.sessions}}), a figure shown otherwise ({@code {activity.amount|wan}}), a number typed by hand 人工填报
 * ({@code {typed:协同化经费|56|万元}}) or what the occasion gives ({@code {county}}, {@code {period}}, {@code {span}}, {@code {next}}); a
 * <em>clause</em> {@code [[ … || … ]]} is said only where every number standing directly in it has something behind it, and otherwise gives way
 * to what follows the two strokes, or to nothing; a <em>narrative</em> is the text filled in, and in it each number has its <em>card code</em>
 * (A1, S2, ※1).
 *
 * <p>Lines: {@code # title}, {@code @ by-line}, {@code ## heading}, {@code ### lesser heading}, and any other line a paragraph. A backslash takes its
 * meaning from the sign after it.
 *
 * <p><b>Not here:</b> what a figure is worth (figures), who may edit and when an edition is frozen (report), the page in Word (report.word).
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.report.template;
