package cn.yipanqi.notify.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Mail beyond the server's own settings ({@code spring.mail}).
 *
 * @param from sender's address
 * @param site where the site is for those who read the mail, for instance {@code https://yipanqi.example.gov.cn}, without a slash at its end
 */
@ConfigurationProperties("yipanqi.mail")
record MailSettings(
        @DefaultValue("") String from, @DefaultValue("") String site) {

    boolean complete() {
        return MailAddress.isOne(from) && site.matches("https?://[^\\s/]+(/[^\\s]*[^\\s/])?");
    }
}
