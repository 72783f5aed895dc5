package cn.yipanqi.access.passkey;

import cn.yipanqi.access.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A passkey of somebody who is signed in already, as his second factor or to prove himself again. */
@Component
public class PasskeyProof {

    /** Name under which a form sends what the device answered. */
    public static final String FIELD = Ceremony.FIELD;

    private final RelyingParty party;
    private final Ceremony ceremony;

    PasskeyProof(RelyingParty party, Ceremony ceremony) {
        this.party = party;
        this.ceremony = ceremony;
    }

    public static boolean isIn(HttpServletRequest request) {
        String answer = request.getParameter(FIELD);
        return answer != null && !answer.isBlank();
    }

    /** Whether he has one, and comes by an address where it serves. */
    public boolean mayServe(SignedIn asker, HttpServletRequest request) {
        return asker.passkey() && party.at(request).isPresent();
    }

    /** Whether the request bears the answer of a passkey of his to what was asked before. */
    @Transactional
    public boolean proves(SignedIn asker, HttpServletRequest request) {
        return party.at(request)
                .flatMap(known -> ceremony.shown(request)
                        .filter(shown -> ceremony.holder(shown)
                                .filter(asker.account()::equals)
                                .isPresent())
                        .filter(shown -> ceremony.proves(known, shown, asker.account())))
                .isPresent();
    }
}
