package cn.yipanqi.access.passkey;

import cn.yipanqi.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** What the script asks the device for a passkey with. It names no account to a stranger. */
@Controller
class PasskeyQuestionController {

    private final RelyingParty party;
    private final Ceremony ceremony;

    PasskeyQuestionController(RelyingParty party, Ceremony ceremony) {
        this.party = party;
        this.ceremony = ceremony;
    }

    @PostMapping(path = "/sign-in/passkey/question", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Transactional(readOnly = true)
    public String ask(@Nullable Authentication asker, HttpServletRequest request) {
        return ceremony.ask(party.at(request).orElseThrow(() -> Refusal.absent("passkey")), asker, request);
    }
}
