package cn.yipanqi.access;

import cn.yipanqi.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Where an account is signed in, for its holder to see and to end. */
@Component
public class OwnSessions {

    private final ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> sessions;

    OwnSessions(ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> sessions) {
        this.sessions = sessions;
    }

    /**
     * One session.
     *
     * @param handle by which it is named in a form; its own id would let in whoever reads it
     * @param agent browser and system
     * @param current whether it is the one that asks
     */
    public record View(String handle, Instant since, Instant lastUsed, String address, String agent, boolean current) {}

    /** The last used first. */
    public List<View> of(String login, String currentId) {
        return sessions.getObject().findByPrincipalName(login).values().stream()
                .map(session -> view(session, currentId))
                .sorted(Comparator.comparing(View::lastUsed).reversed())
                .toList();
    }

    /** @throws Refusal where there is no such session of that account */
    public void end(String login, String handle) {
        String id = sessions.getObject().findByPrincipalName(login).keySet().stream()
                .filter(known -> handle(known).equals(handle))
                .findFirst()
                .orElseThrow(() -> Refusal.absent("session"));
        sessions.getObject().deleteById(id);
    }

    private static View view(Session session, String currentId) {
        Object since = session.getAttribute(SessionFacts.SINCE);
        return new View(
                handle(session.getId()),
                since instanceof Long at ? Instant.ofEpochMilli(at) : session.getCreationTime(),
                session.getLastAccessedTime(),
                text(session, SessionFacts.ADDRESS),
                device(text(session, SessionFacts.AGENT)),
                session.getId().equals(currentId));
    }

    /** In words; as it calls itself where we know none. */
    private static String device(String agent) {
        String words = Origin.device(agent);
        return words.isEmpty() ? agent : words;
    }

    private static String text(Session session, String attribute) {
        return session.getAttribute(attribute) instanceof String text ? text : "";
    }

    private static String handle(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
