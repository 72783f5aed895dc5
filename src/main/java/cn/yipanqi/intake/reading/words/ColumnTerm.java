package cn.yipanqi.intake.reading.words;

import org.jspecify.annotations.Nullable;

/**
 * One spelling of a field, the product's or a coordinator's.
 *
 * @param text the header's words, without units of measure
 * @param kind code of the only kind in which it holds, or none for all
 */
public record ColumnTerm(String text, Field field, @Nullable String kind) {}
