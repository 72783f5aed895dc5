package cn.yipanqi.coordination.regulation;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A regulation and the words of one version, as they are to be saved.
 *
 * @param documentNumber 文号, if it has one
 * @param text the whole text; 第…条, 一、 or 1. begin its clauses
 */
public record Draft(
        String title,
        RegulationKind kind,
        IssuerLevel level,
        String issuer,
        @Nullable String documentNumber,
        String text) {

    static final int LONGEST_TITLE = 200;
    static final int LONGEST_ISSUER = 100;
    /** Three times the longest of the national laws. */
    public static final int LONGEST_TEXT = 60_000;

    /** @throws Refusal where something is missing or too long */
    Draft checked() {
        return new Draft(
                needed(title, "regulation.title", LONGEST_TITLE),
                kind,
                level,
                needed(issuer, "regulation.issuer", LONGEST_ISSUER),
                documentNumber == null || documentNumber.isBlank()
                        ? null
                        : needed(documentNumber, "regulation.document-number", LONGEST_ISSUER),
                needed(text.replace("\r\n", "\n"), "regulation.text", LONGEST_TEXT));
    }

    /** Whether it calls the regulation what it is called. */
    boolean names(Regulation regulation) {
        return title.equals(regulation.title())
                && kind == regulation.kind()
                && level == regulation.level()
                && issuer.equals(regulation.issuer());
    }

    private static String needed(String typed, String label, int longest) {
        String text = typed.strip();
        if (text.isEmpty()) {
            throw new Refusal(Message.of("regulation.needed", Message.of(label)));
        }
        if (text.length() > longest) {
            throw new Refusal(Message.of("regulation.long", Message.of(label), longest));
        }
        return text;
    }
}
