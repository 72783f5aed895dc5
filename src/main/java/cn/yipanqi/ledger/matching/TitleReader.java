package cn.yipanqi.ledger.matching;

import cn.yipanqi.ledger.matching.ReadTitle.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes titles apart: who is said to have joined whom (联合妇联开展…, 配合…, 参加…, 与…共同开展…, …（妇联牵头）), the township in front, the issue of
 * a series, and the name that is left.
 */
final class TitleReader {

    private static final Wording WORDING = Wording.bundled();
    private static final String ACT = WORDING.anyOf("acts");
    private static final Pattern ADVERBS = Pattern.compile(WORDING.anyOf("adverbs") + "*");
    private static final Pattern JOINS = Pattern.compile(WORDING.anyOf("joins"));
    private static final Pattern ALLIES = Pattern.compile(WORDING.anyOf("allies"));
    private static final Pattern WITHS = Pattern.compile(WORDING.anyOf("withs"));
    private static final Pattern TOGETHER = Pattern.compile(WORDING.anyOf("together") + "?(?:" + ACT + "了?)?的?");
    private static final Pattern TOGETHER_NEEDED =
            Pattern.compile(WORDING.anyOf("together") + "(?:" + ACT + "了?)?的?|" + ACT + "了?");
    private static final Pattern ACTED = Pattern.compile(ACT + "了?");
    private static final Pattern OTHERS =
            Pattern.compile("[^，,。:：“”\"《》]{2,20}?(?=(?:" + WORDING.anyOf("together") + ")?" + ACT + ")");
    private static final Pattern PLACE = Pattern.compile("(?:乡|镇|街道|苏木|村|社区|县城|城区)$");
    private static final Pattern AND_MORE = Pattern.compile("等[\\d一二两三四五六七八九十多几]*(?:家|个)?(?:部门|单位|组织|有关单位)?");
    private static final Pattern SEPARATOR = Pattern.compile("[、,;/ 和与及同暨]|以及");
    private static final Pattern BRACKETS = Pattern.compile("[(\\[【〔][^)\\]】〕]{1,30}[)\\]】〕]");
    private static final Pattern HOSTS = Pattern.compile(WORDING.anyOf("hosts"));
    private static final Pattern NOTES = Pattern.compile(WORDING.anyOf("notes"));
    private static final Pattern DATE = Pattern.compile("^(?:\\d{2,4}年度?)?(?:\\d{1,2}月(?:份|\\d{1,2}日)?)?");
    private static final Pattern TOWNSHIP =
            Pattern.compile("^(?:在|赴|到|走进)?([^，,。:：“”\"《》 ]{1,12}?(?:乡|镇|街道|苏木|县城|城区|村|社区))" + ACT);
    private static final Pattern AT = Pattern.compile("^(?:在|赴|到)[^，,。:：“”\"《》 ]{2,12}?" + ACT);
    private static final Pattern ISSUE = Pattern.compile("第?([一二三四五六七八九十\\d]+)(?:期|届|次|轮|批|讲)");

    private final Map<String, UUID> units = new HashMap<>();
    private final @Nullable Pattern unit;
    private final Map<String, ReadTitle> read = new HashMap<>();

    TitleReader(UnitNames names) {
        for (UUID each : names.units()) {
            for (String name : names.namesOf(each)) {
                String folded = Wording.folded(name.strip());
                if (folded.length() >= 2) {
                    units.merge(folded, each, (a, b) -> a.compareTo(b) <= 0 ? a : b);
                }
            }
        }
        unit = units.isEmpty()
                ? null
                : Pattern.compile("(?:[\\p{IsHan}]{0,6}?[县市区旗])?("
                        + units.keySet().stream()
                                .sorted(Comparator.comparingInt((String n) -> -n.length())
                                        .thenComparing(Comparator.naturalOrder()))
                                .map(Pattern::quote)
                                .collect(Collectors.joining("|"))
                        + ")");
    }

    ReadTitle read(String title) {
        return read.computeIfAbsent(title.strip(), each -> new Reading(each).read());
    }

    /** One title being read; {@code text} is its folded form, position for position. */
    private final class Reading {
        private final Set<UUID> named = new LinkedHashSet<>();
        private final List<String> words = new ArrayList<>();
        private String written;
        private String text;
        private @Nullable UUID host;
        private @Nullable UUID subject;
        private Standing standing = Standing.PLAIN;
        private String phrase = "";

        Reading(String title) {
            written = title;
            text = Wording.folded(title);
        }

        ReadTitle read() {
            readBrackets();
            int from = readFront();
            String cleaned = written.substring(from).strip();
            if (cleaned.length() < 2) {
                cleaned = written;
            }
            String name = DATE.matcher(Wording.folded(cleaned)).replaceFirst("");
            String township = null;
            Matcher front = TOWNSHIP.matcher(name);
            if (front.find()) {
                township = front.group(1);
                name = name.substring(front.end());
            }
            name = AT.matcher(name).replaceFirst("");
            Matcher act = ACTED.matcher(name);
            if (act.lookingAt() && name.length() - act.end() >= 3) {
                name = name.substring(act.end());
            }
            Set<String> issues = new LinkedHashSet<>();
            Matcher issue = ISSUE.matcher(name);
            while (issue.find()) {
                issues.add(Objects.requireNonNull(issue.group(1)));
            }
            TitleForm form = TitleForm.of(name);
            return new ReadTitle(cleaned, form, township, named, host, subject, standing, words, phrase, issues);
        }

        /** 【妇联】…, …（配合总工会）, …（妇联牵头）: read, then taken off. */
        private void readBrackets() {
            Matcher bracket = BRACKETS.matcher(text);
            int from = 0;
            while (bracket.find(from)) {
                int start = bracket.start();
                int end = bracket.end();
                if (readBracket(start + 1, end - 1)) {
                    written = written.substring(0, start) + written.substring(end);
                    text = text.substring(0, start) + text.substring(end);
                    bracket = BRACKETS.matcher(text);
                    from = start;
                } else {
                    from = end;
                }
            }
        }

        private boolean readBracket(int start, int end) {
            List<UUID> first = new ArrayList<>();
            int at = unitsAt(start, first);
            if (!first.isEmpty()) {
                int acted = after(HOSTS, at);
                if (acted > at) {
                    named.addAll(first);
                    host = first.get(0);
                    phrase = written.substring(start, end);
                    return true;
                }
                return at == end;
            }
            int joined = after(JOINS, start);
            int allied = after(ALLIES, start);
            int with = after(WITHS, start);
            int most = Math.max(joined, Math.max(allied, with));
            if (most > start) {
                unitsAt(most, first);
            }
            if (first.isEmpty() && after(NOTES, start) != end) {
                return false;
            }
            named.addAll(first);
            boolean joins = joined > start && joined == most || first.isEmpty();
            note(joins ? Standing.JOINED : Standing.ALLIED, written.substring(start, Math.max(most, start + 1)));
            if (joins && !first.isEmpty()) {
                host = first.get(0);
            }
            phrase = written.substring(start, end);
            return true;
        }

        /** @return where the activity's name begins */
        private int readFront() {
            int start = skipSpace(0);
            int front = after(ADVERBS, start);
            int joined = after(JOINS, front);
            if (joined > front) {
                return readJoined(front, joined);
            }
            int allied = after(ALLIES, front);
            if (allied > front) {
                return readAllied(front, allied, TOGETHER);
            }
            int with = after(WITHS, front);
            if (with > front) {
                return readAllied(front, with, TOGETHER_NEEDED);
            }
            List<UUID> subjects = new ArrayList<>();
            int at = unitsAt(start, subjects);
            return subjects.isEmpty() ? start : readSubject(start, at, subjects);
        }

        private int readSubject(int start, int at, List<UUID> subjects) {
            int link = Math.max(after(ALLIES, at), after(WITHS, at));
            List<UUID> others = new ArrayList<>();
            int end = link > at ? after(AND_MORE, unitsAt(link, others)) : after(AND_MORE, at);
            int acted = after(TOGETHER_NEEDED, end);
            if (acted == end && others.isEmpty()) {
                return start;
            }
            named.addAll(subjects);
            named.addAll(others);
            subject = subjects.get(0);
            phrase = written.substring(start, acted);
            return acted;
        }

        private int readJoined(int front, int joined) {
            List<UUID> hosts = new ArrayList<>();
            int end = unitsAt(joined, hosts);
            note(Standing.JOINED, written.substring(front, joined));
            if (!hosts.isEmpty()) {
                named.addAll(hosts);
                host = hosts.get(0);
                end = after(TOGETHER, after(AND_MORE, end));
                phrase = written.substring(front, end);
                return end;
            }
            int strangers = strangersAt(joined);
            return strangers > joined ? after(TOGETHER, strangers) : after(ACTED, joined);
        }

        /** @return where a body that is none of the units ends, for instance 民政局 in 配合民政局开展; a township is none */
        private int strangersAt(int at) {
            Matcher others = OTHERS.matcher(text).region(at, text.length());
            return others.lookingAt() && !PLACE.matcher(others.group()).find() ? others.end() : at;
        }

        private int readAllied(int front, int allied, Pattern together) {
            List<UUID> others = new ArrayList<>();
            int end = after(AND_MORE, unitsAt(allied, others));
            int acted = after(together, end);
            if (others.isEmpty()) {
                int strangers = together == TOGETHER ? strangersAt(allied) : allied;
                if (strangers == allied) {
                    return front;
                }
                acted = after(TOGETHER, strangers);
            } else if (together == TOGETHER_NEEDED && acted == end) {
                return front;
            }
            named.addAll(others);
            note(Standing.ALLIED, written.substring(front, allied));
            phrase = written.substring(front, acted);
            return acted;
        }

        private void note(Standing found, String word) {
            if (found.compareTo(standing) > 0) {
                standing = found;
            }
            words.add(word);
        }

        /** Reads names of units at a place, with what stands between them. @return where they end */
        private int unitsAt(int start, List<UUID> found) {
            int end = start;
            int at = start;
            while (unit != null && at < text.length()) {
                Matcher name = unit.matcher(text).region(at, text.length());
                if (!name.lookingAt()) {
                    break;
                }
                found.add(Objects.requireNonNull(units.get(name.group(1))));
                end = name.end();
                at = after(SEPARATOR, end);
                if (at == end) {
                    break;
                }
            }
            return end;
        }

        private int after(Pattern pattern, int at) {
            Matcher found = pattern.matcher(text).region(at, text.length());
            return found.lookingAt() ? found.end() : at;
        }

        private int skipSpace(int at) {
            int next = at;
            while (next < text.length() && text.charAt(next) == ' ') {
                next++;
            }
            return next;
        }
    }
}
