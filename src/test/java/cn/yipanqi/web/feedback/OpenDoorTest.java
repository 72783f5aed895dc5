package cn.yipanqi.web.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class OpenDoorTest {

    private Instant now = Instant.parse("2022-03-05T01:00:00Z");

    private final OpenDoor door = new OpenDoor(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void soManyStrangersAnHourAreLetInAndNoMore() {
        for (int i = 0; i < OpenDoor.STRANGERS_AN_HOUR; i++) {
            assertThat(door.letIn()).isTrue();
        }
        assertThat(door.letIn()).isFalse();

        now = now.plus(Duration.ofMinutes(61));

        assertThat(door.letIn()).isTrue();
    }
}
