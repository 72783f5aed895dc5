package cn.yipanqi.intake;

import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Languages;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Reasons that the ledger keeps are texts, in the language of the ledger. */
@Component
class LedgerWords {

    private final Languages languages;

    LedgerWords(Languages languages) {
        this.languages = languages;
    }

    String say(String key, Object... args) {
        return languages.say(Locale.SIMPLIFIED_CHINESE, Message.of(key, args));
    }
}
