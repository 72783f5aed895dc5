package cn.yipanqi.access;

import cn.yipanqi.shared.Message;
import java.util.List;
import java.util.UUID;

/**
 * Work that waits for one account and for nobody else: what a module that has such work implements, so that it goes to the successor when a
 * post is handed over. Asked and told within the scope and transaction of whoever ends the post.
 */
public interface OpenWork {

    /**
     * @param what the piece of work, in words
     * @param url where it is to be seen
     */
    record Piece(Message what, String url) {}

    /** What waits for the account in a county, the oldest first. */
    List<Piece> of(long county, UUID account);

    /** Lets all of it wait for another account. */
    void handOver(long county, UUID from, UUID to);
}
