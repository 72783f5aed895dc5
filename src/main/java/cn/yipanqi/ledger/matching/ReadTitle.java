package cn.yipanqi.ledger.matching;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A title, taken apart.
 *
 * @param cleaned as written, without what says who joined whom
 * @param form what the activity itself is called, for comparing
 * @param township township with which it begins ("吉卡乡开展"), as written
 * @param named units it names as taking part, in its order
 * @param host the unit it says others joined (配合妇联, 妇联牵头)
 * @param subject the unit with which it begins as the one who acts (妇联联合团县委开展)
 * @param standing what the recorder says of itself
 * @param words the joining words found, for instance 联合 or 参加
 * @param phrase the words that name the host or ally, as written, for instance 联合残联开展
 * @param issues numbers of a series, for instance 第2期
 */
record ReadTitle(
        String cleaned,
        TitleForm form,
        @Nullable String township,
        Set<UUID> named,
        @Nullable UUID host,
        @Nullable UUID subject,
        Standing standing,
        List<String> words,
        String phrase,
        Set<String> issues) {

    enum Standing {
        /** Says nothing of joining anybody. */
        PLAIN,
        /** 联合, 会同, 与: together, whoever led. */
        ALLIED,
        /** 参加, 配合, 协助: somebody else led. */
        JOINED
    }
}
