package cn.yipanqi.intake.out;

import cn.yipanqi.intake.reading.value.PlainText;
import cn.yipanqi.intake.reading.workbook.Cell;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Pattern;

/** How a sheet writes its days. */
enum DayHabit {
    /** A number under a date format. */
    STORED(""),
    DOTS("\\d{4}\\.\\d{1,2}\\.\\d{1,2}.*") {
        @Override
        String say(LocalDate day) {
            return day.getYear() + "." + day.getMonthValue() + "." + day.getDayOfMonth();
        }
    },
    SLASHES("\\d{4}/\\d{1,2}/\\d{1,2}.*") {
        @Override
        String say(LocalDate day) {
            return day.getYear() + "/" + day.getMonthValue() + "/" + day.getDayOfMonth();
        }
    },
    IN_WORDS("\\d{4}年\\d{1,2}月\\d{1,2}日.*") {
        @Override
        String say(LocalDate day) {
            return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
        }
    },
    WITHOUT_YEAR("\\d{1,2}月\\d{1,2}日.*") {
        @Override
        String say(LocalDate day) {
            return day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
        }
    },
    /** 2022-03-05: what everybody can read, and every program. */
    PLAIN("");

    private final Pattern form;

    DayHabit(String form) {
        this.form = Pattern.compile(form);
    }

    String say(LocalDate day) {
        return day.toString();
    }

    /** The habit a cell shows; plain where it shows none. */
    static DayHabit of(Cell cell) {
        if (cell.type() == Cell.Type.DATE) {
            return STORED;
        }
        String text = PlainText.dense(cell.text());
        return text.isEmpty()
                ? PLAIN
                : Arrays.stream(values())
                        .filter(habit -> habit.form.matcher(text).matches())
                        .findFirst()
                        .orElse(PLAIN);
    }
}
