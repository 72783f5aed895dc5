package cn.yipanqi.figures.doubt;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What is asked about a number. */
public record DoubtForm(
        @NotBlank(message = "{figures.question.missing}")
        @Size(max = Doubt.TEXT, message = "{figures.question.too-long}")
        @Nullable
        String text) {}
