package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.value.OpeningDays;
import java.util.List;

/**
 * Opening days a note states, for the register of homes.
 *
 * @param row where the note stands
 * @param text the note
 * @param homes homes the note names; none means all homes of the sheet
 */
public record OpeningDaysOffer(int row, String text, OpeningDays days, List<String> homes) {}
