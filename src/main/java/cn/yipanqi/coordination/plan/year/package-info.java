/**
 * A year's plan on pages and over the API: its two lists, its months, its passing into force and into the next year.
 *
 * <p><b>Words.</b> The <em>task list</em> 任务清单 goes by the commons, the <em>duty list</em> 责任清单 by unit; both show the same tasks.
 * <em>Renewal</em> takes tasks over into the next year's plan.
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.plan.year;
