package cn.yipanqi.notify.mail;

import java.util.regex.Pattern;

/** What counts as a mail address here: plain ones, so that nothing typed can become a header or a second recipient. */
final class MailAddress {

    private static final int LONGEST = 254;
    private static final Pattern SHAPE =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\\.[A-Za-z]{2,24}");

    private MailAddress() {}

    static boolean isOne(String text) {
        return text.length() <= LONGEST && SHAPE.matcher(text).matches() && !text.contains("..");
    }

    /** z***@example.cn */
    static String masked(String address) {
        return address.charAt(0) + "***" + address.substring(address.indexOf('@'));
    }
}
