package cn.yipanqi.ledger;

import java.util.List;

/** A county's audience and campaign tags 服务对象、专项, kept by whoever keeps the words that propose them. */
@FunctionalInterface
public interface TagVocabulary {

    /** In their customary order. */
    List<Tag> of(long county);

    /**
     * @param code what entries keep: {@code audience.new_economy}, {@code campaign.warmth}
     * @param name in the county's words
     */
    record Tag(String code, String name) {

        public boolean audience() {
            return code.startsWith("audience.");
        }
    }
}
