package cn.yipanqi.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.ledger.MatterShares.Position;
import cn.yipanqi.shared.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {

    @Test
    void aPlaceIsFoundAgainAndItsTextNeedsNoEscapingInAnAddress() {
        for (int i = 0; i < 200; i++) {
            LocalDate day = LocalDate.of(2022, 1, 1).plusDays(i);
            UUID matter = UUID.randomUUID();
            String cursor = Cursors.after(day, matter);
            assertThat(cursor).matches("[A-Za-z0-9_-]+");
            assertThat(Cursors.position(cursor)).isEqualTo(new Position(day, matter));
        }
    }

    @Test
    void allPagesOfAShortListAreTheWholeList() {
        List<FigureRow> all = IntStream.range(0, 23)
                .mapToObj(i -> new FigureRow(null, null, null, "站" + i, UUID.randomUUID(), BigDecimal.ONE))
                .toList();
        List<FigureRow> seen = new ArrayList<>();
        String cursor = null;
        do {
            FigureSource.Rows page = Cursors.page(all, cursor, 7);
            seen.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        assertThat(seen).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!!", "MjAyMi0xMy00NSB4", "AAAA", "../../etc", "MjAyMi0wMS0wMQ"})
    void garbageIsRefusedInWords(String cursor) {
        assertThatThrownBy(() -> Cursors.position(cursor))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.kind().status()).isEqualTo(422));
        assertThatThrownBy(() -> Cursors.page(List.of(), cursor.isEmpty() ? "?" : cursor, 5))
                .isInstanceOf(Refusal.class);
    }
}
