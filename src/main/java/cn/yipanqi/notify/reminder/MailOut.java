package cn.yipanqi.notify.reminder;

import java.util.UUID;

/** Where a message is left that is to go out by mail too. */
public interface MailOut {

    /** Within the transaction that leaves the message in the inbox; does nothing where no mail is set up. */
    void queue(long county, UUID message, UUID account);
}
