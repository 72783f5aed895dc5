package cn.yipanqi.coordination.regulation;

import java.util.Locale;

/** What a regulation is about. */
public enum RegulationKind {
    /** 联席会议 */
    JOINT_MEETING,
    /** 例会 */
    REGULAR_MEETING,
    /** 联点服务 */
    CONTACT_POINT,
    /** 学习 */
    STUDY,
    /** 服务中心、服务站职责 */
    DUTIES,
    /** 服务流程 */
    PROCESS,
    /** 实施方案 */
    PLAN,
    /** 考核 */
    ASSESSMENT,
    OTHER;

    public String messageKey() {
        return "regulation.kind." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
