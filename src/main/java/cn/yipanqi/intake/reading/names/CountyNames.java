package cn.yipanqi.intake.reading.names;

import cn.yipanqi.intake.reading.value.PlainText;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The county's own names, and those of all others, so that a workbook of another county is noticed.
 */
public final class CountyNames {

    private static final int LONGEST = 15;
    private static final Pattern NATIONS = Pattern.compile(
            "(?:[\\p{IsHan}]{1,4}?族)+自治(?=[县旗州]$)|(?:蒙古|哈萨克|维吾尔|柯尔克孜|撒拉|土|回|藏|羌|彝|苗|侗)*(?:族)?自治(?=[县旗州]$)");

    private final String full;
    private final List<String> own;
    private final Set<String> others;

    private CountyNames(String full, List<String> own, Set<String> others) {
        this.full = full;
        this.own = own;
        this.others = others;
    }

    /**
     * @param full the county's full name, for instance 班玛县
     * @param others full names of other counties; the county's own among them does no harm
     */
    public static CountyNames of(String full, Collection<String> others) {
        Set<String> own = new LinkedHashSet<>();
        own.add(full);
        String plain = NATIONS.matcher(full).replaceFirst("");
        own.add(plain);
        if (plain.length() > 2) {
            own.add(plain.substring(0, plain.length() - 1));
        }
        Set<String> foreign = new LinkedHashSet<>(others);
        foreign.removeAll(own);
        foreign.removeIf(name -> name.length() < 3 || name.length() > LONGEST);
        return new CountyNames(full, List.copyOf(own), foreign);
    }

    public String full() {
        return full;
    }

    /** Full name first, then without the nations' names, then without its kind. */
    public List<String> own() {
        return own;
    }

    /** The last letter of its kind: 县, 市, 区 or 旗. */
    public String level() {
        return full.substring(full.length() - 1);
    }

    public boolean isNamedIn(String text) {
        String plain = PlainText.dense(text);
        return own.stream().anyMatch(plain::contains);
    }

    /** Another county's name inside the text. Where it overlaps the own name, the own one counts. */
    public Optional<String> foreignIn(String text) {
        String plain = PlainText.dense(text);
        for (String name : own) {
            plain = plain.replace(name, "／");
        }
        for (int start = 0; start < plain.length(); start++) {
            for (int end = Math.min(plain.length(), start + LONGEST); end >= start + 3; end--) {
                if ("县市区旗".indexOf(plain.charAt(end - 1)) >= 0 && others.contains(plain.substring(start, end))) {
                    return Optional.of(plain.substring(start, end));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether another county's name ends just there. */
    boolean foreignEndsAt(String text, int end) {
        for (int start = Math.max(0, end - LONGEST); start <= end - 3; start++) {
            if (others.contains(text.substring(start, end))) {
                return true;
            }
        }
        return false;
    }
}
