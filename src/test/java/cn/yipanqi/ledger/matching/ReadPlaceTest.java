package cn.yipanqi.ledger.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadPlaceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "清河乡文化站 | 清河乡文化站 | PLACE_SAME",
                "清河乡 | 清河乡文化站 | PLACE_WITHIN",
                "青石县清河乡文化站 | 清河乡文化站 | PLACE_SAME",
                "文化站 | 清河乡文化站 | PLACE_SAME",
                "清河乡政府会议室 | 清河乡乡镇政府会议室 | PLACE_WITHIN",
                "清河乡政府三楼会议室 | 清河乡会议室 | PLACE_WITHIN",
                "县城 | 青石县城县体育馆 | PLACE_WITHIN",
                "县体育馆 | 青石县城县体育馆 | PLACE_SAME",
                "体育馆 | 青石县县城体育馆 | PLACE_SAME",
                "清河乡文化站 | 清河乡中心小学 | PLACE_OTHER_SPOT",
                "清河乡文化站 | 石桥乡文化站 | PLACE_OTHER_TOWNSHIP",
                "清河乡 | 县城 | PLACE_OTHER_TOWNSHIP",
                "城关镇 | 县城 | PLACE_SEAT_OR_TOWN",
                "清河乡 | 文化站 | PLACE_UNKNOWN",
                " | 清河乡 | PLACE_UNKNOWN"
            })
    void offices(String one, String other, MatchingRule found) {
        assertThat(read(one).comparedWith(read(other))).isEqualTo(found);
        assertThat(read(other).comparedWith(read(one))).isEqualTo(found);
    }

    private static ReadPlace read(String written) {
        Candidate row = Rows.row(Rows.UNION, "送书").place(written).build();
        return ReadPlace.of(row, new TitleReader(Rows.NAMES).read(row.title()));
    }
}
