package cn.yipanqi.web.feedback;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * @param from the page it is about, within the site
 * @param text what is said
 * @param contact how to reach the sender, if he wants an answer
 */
public record FeedbackForm(
        @Nullable String from,

        @NotBlank(message = "{feedback.text.missing}") @Size(max = TEXT, message = "{feedback.text.long}") @Nullable
        String text,

        @Size(max = CONTACT, message = "{feedback.contact.long}") @Nullable
        String contact) {

    public static final int TEXT = 2000;
    public static final int CONTACT = 100;
    private static final int PATH = 300;

    /** The page it is about, never of another site; where the form was opened by itself, the first page. */
    public String page() {
        return from != null && from.length() <= PATH && from.matches("/([^/\\\\].*)?") ? from : "/";
    }
}
