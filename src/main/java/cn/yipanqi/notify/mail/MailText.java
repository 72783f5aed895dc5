package cn.yipanqi.notify.mail;

import cn.yipanqi.notify.Piece;
import cn.yipanqi.notify.Urgency;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Languages;
import java.util.List;
import org.springframework.stereotype.Component;

/** The words of a mail, in Chinese: counts, titles and links, and of what is sensitive only that it waits. */
@Component
class MailText {

    private final Languages languages;

    MailText(Languages languages) {
        this.languages = languages;
    }

    String subject(List<Piece> pieces) {
        long overdue = count(pieces, Urgency.OVERDUE);
        return overdue > 0
                ? say("notify.mail.subject.overdue", pieces.size(), overdue)
                : say("notify.mail.subject", pieces.size());
    }

    String digest(String name, List<Piece> pieces, String site) {
        StringBuilder text = new StringBuilder();
        text.append(say("notify.mail.greeting", name)).append('\n');
        text.append(say(
                        "notify.mail.counts",
                        pieces.size(),
                        count(pieces, Urgency.OVERDUE),
                        count(pieces, Urgency.TODAY)))
                .append("\n\n");
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            String what =
                    piece.sensitive() ? say("notify.mail.sensitive") : languages.say(Languages.CHINESE, piece.what());
            String urgency = say(piece.urgency().messageKey());
            text.append(i + 1).append(". ").append(oneLine(what));
            text.append(
                    piece.due() == null
                            ? ""
                            : say("notify.mail.due", urgency, piece.due().toString()));
            text.append("\n   ").append(site).append(piece.url()).append('\n');
        }
        text.append('\n').append(say("notify.mail.inbox", site + "/inbox")).append('\n');
        text.append(say("notify.mail.off", site + MailJob.SETTINGS)).append('\n');
        return text.toString();
    }

    String confirmation(String name, String link) {
        return say("notify.mail.greeting", name) + "\n\n" + say("notify.mail.confirm", link, Addresses.LINK.toHours())
                + "\n";
    }

    String confirmationSubject() {
        return say("notify.mail.confirm.subject");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static long count(List<Piece> pieces, Urgency urgency) {
        return pieces.stream().filter(piece -> piece.urgency() == urgency).count();
    }

    private String say(String key, Object... args) {
        return languages.say(Languages.CHINESE, Message.of(key, args));
    }
}
