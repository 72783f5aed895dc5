package cn.yipanqi.report.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TypedTokensTest {

    private static final String TEXT = "安排{typed:协同化经费||万元}，捐赠{typed: 捐赠 |3|件}，活动{activity.sessions}场。";

    @Test
    void aNumberIsFilledInWhereverItsNameStands() {
        assertThat(TypedTokens.fill(TEXT + TEXT, Map.of("协同化经费", "1,200")))
                .isEqualTo(TEXT.replace("||", "|1,200|") + TEXT.replace("||", "|1,200|"));
    }

    @Test
    void anEmptyValueLeavesThePlace() {
        assertThat(TypedTokens.fill(TEXT, Map.of("捐赠", " "))).contains("{typed: 捐赠 ||件}");
    }

    @Test
    void whatHasNoSuchNameStays() {
        assertThat(TypedTokens.fill(TEXT, Map.of("别的", "9"))).isEqualTo(TEXT);
    }

    @Test
    void aValueCannotEndItsToken() {
        assertThat(TypedTokens.fill(TEXT, Map.of("协同化经费", "5|}$1{x}\n6"))).contains("{typed:协同化经费|5$1x6|万元}");
    }
}
