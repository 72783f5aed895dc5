package cn.yipanqi.notify.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands a mail to the county's server. There is none unless {@code spring.mail.host}, a sender and the site's address are set. */
@Component
@EnableConfigurationProperties(MailSettings.class)
class Post {

    private static final Logger log = LoggerFactory.getLogger(Post.class);

    private final ObjectProvider<JavaMailSender> server;
    private final MailSettings settings;

    Post(ObjectProvider<JavaMailSender> server, MailSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    boolean ready() {
        return settings.complete() && server.getIfAvailable() != null;
    }

    String site() {
        return settings.site();
    }

    /**
     * Sends plain text.
     *
     * @param id the same for the same mail, so that a mail handed over twice is known to be one
     * @throws MailException where the server does not take it
     */
    void send(UUID id, String to, String subject, String text) {
        if (!MailAddress.isOne(to)) {
            throw new IllegalArgumentException("not a mail address");
        }
        JavaMailSender sender = server.getObject();
        MimeMessage mail = new OwnId(sender, id, settings.from());
        try {
            MimeMessageHelper helper = new MimeMessageHelper(mail, false, "UTF-8");
            helper.setFrom(settings.from());
            helper.setTo(to);
            helper.setSubject(subject);
            helper.setText(text, false);
            // Nobody is to answer with "out of office", and whoever wants no more finds the way.
            mail.setHeader("Auto-Submitted", "auto-generated");
            mail.setHeader("List-Unsubscribe", "<" + settings.site() + MailJob.SETTINGS + ">");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        sender.send(mail);
        log.debug("Mail {} handed over", id);
    }

    /** Keeps its Message-ID, which the library would otherwise draw anew with every attempt. */
    private static final class OwnId extends MimeMessage {

        private final String id;

        OwnId(JavaMailSender sender, UUID id, String from) {
            super(sender.createMimeMessage().getSession());
            this.id = "<" + id + from.substring(from.indexOf('@')) + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
