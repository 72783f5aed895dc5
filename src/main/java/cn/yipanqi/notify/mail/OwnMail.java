package cn.yipanqi.notify.mail;

import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/** What an account does about its own mail: gives an address, confirms it by what was mailed there, turns it off. */
@Component
public class OwnMail {

    private final Addresses addresses;
    private final Post post;
    private final MailText texts;
    private final Ids ids;

    OwnMail(Addresses addresses, Post post, MailText texts, Ids ids) {
        this.addresses = addresses;
        this.post = post;
        this.texts = texts;
        this.ids = ids;
    }

    /**
     * @param offered whether the installation has mail at all
     * @param masked the address, none where none was given
     */
    public record Shown(boolean offered, @Nullable String masked, boolean confirmed) {}

    public Shown of(UUID account) {
        Addresses.Shown shown = addresses.shown(account);
        return new Shown(post.ready(), shown.masked(), shown.confirmed());
    }

    /**
     * Keeps the address and mails it a link.
     *
     * @throws Refusal where there is no mail here, the address is none, or the mail server does not take it
     */
    public void give(UUID account, String name, String address) {
        if (!post.ready()) {
            throw new Refusal(Message.of("notify.mail.not-here"));
        }
        String code = addresses.give(account, address);
        try {
            post.send(
                    ids.next(),
                    address.strip(),
                    texts.confirmationSubject(),
                    texts.confirmation(name, post.site() + MailJob.SETTINGS + "?code=" + code));
        } catch (MailException e) {
            addresses.notTaken(account);
            throw new Refusal(Message.of("notify.mail.not-taken"));
        }
    }

    public void confirm(UUID account, String code) {
        addresses.confirm(account, code);
    }

    public void remove(UUID account) {
        addresses.remove(account);
    }
}
