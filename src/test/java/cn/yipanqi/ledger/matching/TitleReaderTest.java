package cn.yipanqi.ledger.matching;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.ledger.matching.ReadTitle.Standing;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleReaderTest {

    private static final TitleReader READER = new TitleReader(Rows.NAMES);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "联合妇联开展送书下乡 | 送书下乡 | ALLIED",
                "联合县妇联、共青团青石县委员会等5家单位共同举办送书下乡 | 送书下乡 | ALLIED",
                "与妇联共同开展送书下乡 | 送书下乡 | ALLIED",
                "会同民政局开展送书下乡 | 送书下乡 | ALLIED",
                "配合妇联送书下乡 | 送书下乡 | JOINED",
                "积极配合青石县妇女联合会举办的送书下乡 | 送书下乡 | JOINED",
                "参加送书下乡 | 送书下乡 | JOINED",
                "协助民政局开展送书下乡 | 送书下乡 | JOINED",
                "参加清河乡开展送书下乡 | 清河乡开展送书下乡 | JOINED",
                "送书下乡（配合妇联） | 送书下乡 | JOINED",
                "送书下乡（与妇联合办） | 送书下乡 | ALLIED",
                "送书下乡(妇联牵头) | 送书下乡 | PLAIN",
                "【妇联】送书下乡 | 送书下乡 | PLAIN",
                "妇联联合团县委开展送书下乡 | 送书下乡 | PLAIN",
                "联合国日宣传 | 联合国日宣传 | PLAIN",
                "和平镇开展送书下乡 | 和平镇开展送书下乡 | PLAIN",
                "妇联干部培训 | 妇联干部培训 | PLAIN",
                "送书（第二季）下乡 | 送书（第二季）下乡 | PLAIN"
            })
    void takesOffWhatSaysWhoJoinedWhom(String title, String cleaned, Standing standing) {
        ReadTitle read = READER.read(title);
        assertThat(read.cleaned()).isEqualTo(cleaned);
        assertThat(read.standing()).isEqualTo(standing);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "“送书下乡”活动 | 送书下乡",
                "送书下乡”主题活动 | 送书下乡",
                "送书 下乡 | 送书下乡",
                "清河乡开展“送书下乡” | 送书下乡",
                "在青石县人民广场举办送书下乡 | 送书下乡",
                "开展送书下乡 | 送书下乡",
                "2024年3月送书下乡 | 送书下乡",
                "ＡＥＤ使用 | aed使用"
            })
    void whatIsLeftIsTheSameActivity(String title, String name) {
        assertThat(READER.read(title).form().core()).isEqualTo(name);
    }

    @Test
    void readsWhoIsNamed() {
        assertNamed("配合妇联开展送书", Rows.WOMEN, null);
        assertNamed("送书（妇联牵头）", Rows.WOMEN, null);
        assertNamed("妇联、团县委联合开展送书", null, Rows.WOMEN);
        assertNamed("联合妇联开展送书", null, null);
        assertThat(READER.read("联合妇联、县科协开展送书").named()).containsExactly(Rows.WOMEN, Rows.SCIENCE);
    }

    @Test
    void theFederationOfThePrefectureIsNotTheCountys() {
        assertThat(READER.read("配合州妇联开展送书").named()).isEmpty();
    }

    private static void assertNamed(String title, @Nullable UUID host, @Nullable UUID subject) {
        assertThat(READER.read(title).host()).isEqualTo(host);
        assertThat(READER.read(title).subject()).isEqualTo(subject);
    }

    @ParameterizedTest
    @CsvSource({
        "机关职工趣味运动会, 趣味运动会, 0.8, 1",
        "预防溺水进课堂, 青少年防溺水宣讲, 0.3, 0.8",
        "食品安全讲座, 食品安全培训, 1, 1",
        "青年志愿服务, 助老志愿服务, 0.2, 0.55",
        "送春联下乡, 银企融资对接会, 0, 0.2"
    })
    void likenessFollowsTheWordsThatTellActivitiesApart(String one, String other, double least, double most) {
        TitleForm form = READER.read(one).form();
        TitleForm second = READER.read(other).form();
        assertThat(form.likeness(second)).isBetween(least, most).isEqualTo(second.likeness(form));
    }
}
