package cn.yipanqi.coordination.supervision;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * In how many working days what has to be done. What an installation sets ({@code yipanqi.supervision}) holds until a county sets its own.
 *
 * @param receiveDays to receive 签收, from the assignment
 * @param reportDays between two words of the lead about the work
 * @param reviewDays for the office to review 审核, from the report
 * @param blueDays so many before the last day the blue slip is issued
 * @param tolerance how many points of a hundred the progress may lag behind the time elapsed
 */
@ConfigurationProperties("yipanqi.supervision")
public record Times(
        @DefaultValue("2") int receiveDays,
        @DefaultValue("20") int reportDays,
        @DefaultValue("3") int reviewDays,
        @DefaultValue("5") int blueDays,
        @DefaultValue("20") int tolerance) {}
