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
    /** Nations (GB/T 3304) as they stand in the names of autonomous divisions, some without 族. */
    private static final Pattern NATIONS =
            Pattern.compile("(?:(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡"
                    + "|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔"
                    + "|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各)族|蒙古|哈萨克|维吾尔|柯尔克孜|塔吉克|锡伯|达斡尔)+自治(?=[县旗州]$)");

    /** A name cut shorter than this is anybody's. */
    private static final int SHORTEST = 3;

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
        if (plain.length() >= SHORTEST) {
            own.add(plain);
            own.add(plain.substring(0, plain.length() - 1));
        }
        Set<String> foreign = new LinkedHashSet<>(others);
        foreign.removeAll(own);
        foreign.removeIf(name -> name.length() < SHORTEST || name.length() > LONGEST);
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
