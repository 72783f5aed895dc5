package cn.yipanqi.audit;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Heads of a day as a text that can be kept anywhere, one line a county: {@code 632622 2022-05-31 128 9f86d0…}. Lines that begin with # say
 * something to people. A head that was printed can be typed in: the first sixteen digits of the hash are enough.
 */
final class HeadsFile {

    private static final Pattern LINE =
            Pattern.compile("(\\d{1,6})\\s+(\\d{4}-\\d{2}-\\d{2})\\s+(\\d{1,18})\\s+([0-9a-fA-F]{16,64})");

    private HeadsFile() {}

    static String name(LocalDate day) {
        return day + ".txt";
    }

    static String write(LocalDate day, List<ChainHead> heads) {
        return "# 审计链日终 Audit chain heads at the end of " + day + "\n# 县 日 序号 散列值 county day no sha256\n"
                + heads.stream().map(HeadsFile::line).collect(Collectors.joining());
    }

    private static String line(ChainHead head) {
        return String.format(Locale.ROOT, "%06d %s %d %s\n", head.county(), head.day(), head.no(), head.hash());
    }

    /** @throws IllegalArgumentException with the number of the first line that is none */
    static List<ChainHead> read(String text) {
        List<ChainHead> heads = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            String told = line.strip();
            if (told.isEmpty() || told.startsWith("#")) {
                continue;
            }
            Matcher parts = LINE.matcher(told);
            if (!parts.matches()) {
                throw new IllegalArgumentException(Integer.toString(number));
            }
            try {
                heads.add(new ChainHead(
                        Long.parseLong(parts.group(1)),
                        LocalDate.parse(parts.group(2)),
                        Long.parseLong(parts.group(3)),
                        parts.group(4).toLowerCase(Locale.ROOT)));
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(Integer.toString(number), e);
            }
        }
        return heads;
    }
}
