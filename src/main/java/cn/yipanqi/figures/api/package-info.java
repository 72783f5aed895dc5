/**
 * What the pages of figures can do, for programs: figures, the rows behind them, definitions, and questions about numbers.
 *
 * <p>Names, units and wordings come in the asker's language ({@code Accept-Language}, Chinese by default); codes, values and days do not
 * depend on it.
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.figures.api;
