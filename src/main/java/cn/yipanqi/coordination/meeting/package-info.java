/**
 * Meetings of a county's mass organisations: joint meetings 联席会议, regular ones 例会, meetings on one matter 专题会议, consultations
 * 会商研判, and the committee's yearly hearing 常委会听取汇报.
 *
 * <p><b>Words.</b> A <em>series</em> is held again and again after its <em>cadence</em>; a past period of it in which nothing was held shows
 * as missed, or as <em>excused</em> with a reason. A <em>guest</em> is a unit, a station or an outside body that is invited. Holding a meeting
 * posts its one entry of the ledger. An <em>agenda item</em> 议题 comes to <em>decisions</em> 议定事项, of which some become tasks; what is not
 * yet settled comes back to the next agenda of the series by itself. The <em>minutes</em> 会议纪要 are issued once, under a number.
 */
@org.springframework.modulith.NamedInterface("meeting")
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.meeting;
