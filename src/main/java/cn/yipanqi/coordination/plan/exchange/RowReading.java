package cn.yipanqi.coordination.plan.exchange;

import cn.yipanqi.coordination.plan.exchange.ListRow.Problem;
import cn.yipanqi.coordination.plan.progress.GoalRules;
import cn.yipanqi.coordination.plan.progress.GoalRules.Proposal;
import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Spelling;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.PersonalNumber;
import cn.yipanqi.web.Languages;
import cn.yipanqi.web.SafeCell;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one row of a list; what is wrong at a cell is noted, and the rest is read all the same. */
final class RowReading {

    private static final Pattern BETWEEN = Pattern.compile("[、,，;；/／\\n]+|\\s{2,}");
    private static final Pattern JOINED = Pattern.compile("[和与及]");
    private static final Pattern NOTHING = Pattern.compile("[-—–/\\\\]*|无");

    /** So much a task's title, and its measures and goal hold. */
    private static final int TITLE = 200;

    private static final int WORDS = 2000;

    private final GoalRules rules;
    private final Languages languages;
    private final Grid grid;
    private final ListColumns columns;
    private final int row;
    private final CountyDirectory names;
    private final DueReader dues;
    private final List<Problem> problems = new ArrayList<>();

    RowReading(
            GoalRules rules,
            Languages languages,
            Grid grid,
            ListColumns columns,
            int row,
            CountyDirectory names,
            DueReader dues) {
        this.rules = rules;
        this.languages = languages;
        this.grid = grid;
        this.columns = columns;
        this.row = row;
        this.names = names;
        this.dues = dues;
    }

    ListRow read(@Nullable Commons above, Map<String, Integer> titles, Map<Integer, Integer> numbers) {
        Integer number = number(numbers);
        Commons commons = commons(above);
        String title = text("title");
        if (title.isEmpty() || title.length() > TITLE) {
            problem("title", Message.of("coordination.import.title"), true);
        }
        Integer same = titles.putIfAbsent(commons + Spelling.key(title), row);
        if (same != null && !title.isEmpty()) {
            problem("title", Message.of("coordination.import.twice", same), true);
        }
        UUID lead = lead();
        List<UUID> partners = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        partners(lead, partners, bodies);
        LocalDate from = columns.has("from") ? day("from", false) : null;
        LocalDate due = day("due", true);
        if (from != null && due != null && from.isAfter(due)) {
            problem("from", Message.of("coordination.task.days.reversed", from, due), true);
        }
        if (due != null && due.getYear() != dues.year()) {
            problem("due", Message.of("coordination.import.outside", due, dues.year()), false);
        }
        for (String field : List.of("measures", "goal")) {
            if (text(field).length() > WORDS) {
                problem(field, Message.of("coordination.task.words.length", WORDS), true);
            }
        }
        for (String field : List.of("title", "measures", "goal")) {
            if (PersonalNumber.standsIn(text(field))) {
                Message label = Message.of("coordination.task.field." + field);
                problem(field, Message.of("coordination.task.personal", label), true);
            }
        }
        String goal = text("goal");
        Proposal proposal = rules.propose(goal).orElse(null);
        return new ListRow(
                row,
                number,
                commons,
                title,
                none(text("measures")),
                none(goal),
                lead,
                partners,
                bodies,
                none(text("leader")),
                none(text("person")),
                from,
                due,
                proposal == null ? null : proposal.target(),
                proposal == null ? null : proposal.says(),
                problems);
    }

    private void problem(String field, Message message, boolean blocking) {
        int column = columns.column(field);
        problems.add(new Problem(
                column < 0 ? "" : Grid.letters(column), columns.label(field), text(field), message, blocking));
    }

    /** As it lies, or as the merge over it shows. */
    private String text(String field) {
        String text = columns.has(field)
                ? grid.shown(row, columns.column(field)).text().strip()
                : "";
        return text.startsWith("'") && !SafeCell.text(text.substring(1)).equals(text.substring(1))
                ? text.substring(1)
                : text;
    }

    private static @Nullable String none(String text) {
        return NOTHING.matcher(text).matches() ? null : text;
    }

    private @Nullable Integer number(Map<Integer, Integer> numbers) {
        String text = Normalizer.normalize(text("number"), Normalizer.Form.NFKC).replaceAll("[\\s.、]", "");
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[1-9]\\d{0,5}")) {
            problem("number", Message.of("coordination.import.number"), false);
            return null;
        }
        int number = Integer.parseInt(text);
        Integer same = numbers.putIfAbsent(number, row);
        if (same != null) {
            problem("number", Message.of("coordination.import.number.twice", number, same), false);
        }
        return number;
    }

    private @Nullable Commons commons(@Nullable Commons above) {
        String key = Spelling.key(text("commons"));
        if (key.isEmpty() && above != null) {
            return above;
        }
        Commons found = Arrays.stream(Commons.values())
                .filter(one -> key.contains(languages.say(Languages.CHINESE, one.messageKey())))
                .findFirst()
                .orElse(null);
        if (found == null) {
            problem("commons", Message.of("coordination.import.commons"), true);
        }
        return found;
    }

    private @Nullable UUID lead() {
        String text = text("lead");
        if (NOTHING.matcher(text).matches()) {
            problem("lead", Message.of("coordination.import.lead.none"), true);
            return null;
        }
        Optional<Unit> unit = names.unitNamed(text);
        if (unit.isEmpty()) {
            problem("lead", Message.of("coordination.import.lead.unknown", text), true);
        }
        return unit.map(Unit::id).orElse(null);
    }

    private void partners(@Nullable UUID lead, List<UUID> units, List<String> bodies) {
        String text = text("partners");
        if (NOTHING.matcher(text).matches()) {
            return;
        }
        for (String name : parted(text)) {
            Optional<Unit> unit = names.unitNamed(name);
            if (unit.isPresent()) {
                UUID id = unit.get().id();
                if (id.equals(lead)) {
                    problem("partners", Message.of("coordination.import.partner.lead", name), true);
                } else if (!units.contains(id)) {
                    units.add(id);
                }
            } else if (!bodies.contains(name)) {
                bodies.add(name);
                if (names.bodyNamed(name).isEmpty()) {
                    problem("partners", Message.of("coordination.import.partner.outside", name), false);
                }
            }
        }
    }

    private List<String> parted(String text) {
        List<String> parted = new ArrayList<>();
        for (String item : BETWEEN.split(text)) {
            String name = item.strip().replaceAll("等$", "");
            if (name.isEmpty()) {
                continue;
            }
            String[] both = JOINED.split(name);
            boolean units = names.unitNamed(name).isEmpty()
                    && both.length > 1
                    && Arrays.stream(both).anyMatch(one -> names.unitNamed(one).isPresent());
            parted.addAll(units ? List.of(both) : List.of(name));
        }
        return parted;
    }

    private @Nullable LocalDate day(String field, boolean needed) {
        String text = text(field);
        if (NOTHING.matcher(text).matches()) {
            if (needed) {
                problem(field, Message.of("coordination.import.due.none"), true);
            }
            return null;
        }
        LocalDate day = dues.read(grid.shown(row, columns.column(field))).orElse(null);
        if (day == null) {
            problem(field, Message.of("coordination.import.day", text), true);
        }
        return day;
    }
}
