package cn.yipanqi.web;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a page of the API's lists ended, as an opaque text that may stand in an address. */
public final class Cursor {

    private Cursor() {}

    /** @param position what the list is ordered by, of the last row given */
    public static String of(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Refusal where it is no cursor of ours */
    public static String position(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    /** A cursor that can be decoded and yet is none of this list's. */
    public static Refusal unreadable() {
        return new Refusal(Message.of("paging.cursor"));
    }
}
