package cn.yipanqi.shared;

/** 六共, the six commons under which the county's mass organisations work together, in their customary order. */
public enum Commons {
    /** 组织共建 */
    ORGANISATION,
    /** 阵地共用 */
    VENUE,
    /** 资源共享 */
    RESOURCE,
    /** 活动共办 */
    ACTIVITY,
    /** 服务共融 */
    SERVICE,
    /** 人才共育 */
    TALENT;

    /** Place in the customary order, from 1; also the number of its mark. */
    public int number() {
        return ordinal() + 1;
    }

    /** Key of its name in the message bundles. */
    public String messageKey() {
        return "commons." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
