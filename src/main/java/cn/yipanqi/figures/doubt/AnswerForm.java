package cn.yipanqi.figures.doubt;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What is answered. */
public record AnswerForm(
        @NotBlank(message = "{figures.answer.missing}")
        @Size(max = Doubt.TEXT, message = "{figures.question.too-long}")
        @Nullable
        String answer) {}
