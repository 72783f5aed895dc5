package cn.yipanqi.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.shared.Message;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import tools.jackson.databind.json.JsonMapper;

class StoredMessagesTest {

    private final StoredMessages messages =
            new StoredMessages(JsonMapper.builder().build());

    @Test
    void aNumberIsANumberAgainWhateverItsKind() {
        Message kept =
                Message.of("x", 3, 5_000_000_000L, 0.83, 0.5f, new BigDecimal("12.34"), "0.83", Message.of("y", 0.25));
        List<Message> again = messages.readAll(messages.write(List.of(kept)));
        assertThat(again).hasSize(1);
        assertThat(again.get(0).args()).hasToString("[3, 5000000000, 0.83, 0.5, 12.34, 0.83, y[0.25]]");
        assertThat(again.get(0).args().get(5)).isInstanceOf(String.class);
    }

    @Test
    void aShareThatWasKeptCanBeToldAsPerCent() {
        StaticMessageSource words = new StaticMessageSource();
        words.addMessage("close", Locale.CHINA, "{0,number,percent}");
        Message again = messages.read(messages.write(Message.of("close", 0.83)));
        assertThat(again).isNotNull();
        assertThat(words.getMessage("close", again.args().toArray(), Locale.CHINA))
                .isEqualTo("83%");
    }
}
