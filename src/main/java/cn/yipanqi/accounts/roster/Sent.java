package cn.yipanqi.accounts.roster;

/**
 * An invitation to be sent to whoever it is for.
 *
 * @param invitation the link, shown this once
 */
public record Sent(String name, String login, String invitation) {

    @Override
    public String toString() {
        return "Sent[" + login + "]";
    }
}
