package cn.yipanqi.audit;

import cn.yipanqi.shared.Message;

/**
 * What is wrong with a county's chain.
 *
 * @param sentence names the record or the day
 */
record ChainFinding(long county, Message sentence) {

    static ChainFinding of(long county, String kind, Object... args) {
        return new ChainFinding(county, Message.of("audit.verify." + kind, args));
    }
}
