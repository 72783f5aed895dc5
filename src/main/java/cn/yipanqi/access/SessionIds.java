package cn.yipanqi.access;

import org.springframework.session.SessionIdGenerator;
import org.springframework.stereotype.Component;

/** Names of sessions: all of it chance, where the library's own, a UUID, has 122 bits of it (OWASP ASVS 5.0, 7.2.3 asks for 128). */
@Component
class SessionIds implements SessionIdGenerator {

    @Override
    public String generate() {
        return RandomSecret.ofSession();
    }
}
