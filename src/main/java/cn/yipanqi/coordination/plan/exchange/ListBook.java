package cn.yipanqi.coordination.plan.exchange;

import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskSearch.Part;
import cn.yipanqi.coordination.plan.year.PlanLists.Duty;
import cn.yipanqi.coordination.plan.year.PlanLists.DutyList;
import cn.yipanqi.coordination.plan.year.PlanLists.TaskList;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.web.Languages;
import cn.yipanqi.web.SafeCell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the lists as the county's own workbook lies: a title over all columns, the header, a row a task. In Chinese, as offices send it. */
@Component
class ListBook {

    private static final int WIDEST = 60;

    private final Languages languages;

    ListBook(Languages languages) {
        this.languages = languages;
    }

    private record Column<T>(String label, int width, Function<T, @Nullable Object> value) {}

    byte[] tasks(TaskList list) {
        CountyDirectory names = list.names();
        List<Task> tasks = list.tasks();
        List<Column<Task>> columns = new ArrayList<>();
        columns.add(new Column<>(label("number"), 6, Task::number));
        columns.add(
                new Column<>(label("commons"), 12, task -> say(task.commons().messageKey())));
        columns.add(new Column<>(label("title"), 36, Task::title));
        if (tasks.stream().anyMatch(task -> task.measures() != null)) {
            columns.add(new Column<>(label("measures"), 40, Task::measures));
        }
        columns.add(new Column<>(label("lead"), 20, task -> fullName(names, task.lead())));
        columns.add(new Column<>(label("partners"), 26, task -> partners(names, task)));
        columns.add(new Column<>(label("goal"), 20, Task::goal));
        if (tasks.stream().anyMatch(task -> task.from() != null)) {
            columns.add(new Column<>(label("from"), 14, task -> Objects.toString(task.from(), null)));
        }
        columns.add(new Column<>(label("due"), 16, task -> DueReader.written(task.due())));
        people(columns, tasks, list.people(), Function.identity());
        return book(
                say("coordination.plan.tasks"),
                say("coordination.plan.tasks.of", names.name(), list.year()),
                columns,
                tasks);
    }

    byte[] duties(DutyList list) {
        CountyDirectory names = list.names();
        List<Column<Duty>> columns = new ArrayList<>();
        columns.add(new Column<>(
                say("coordination.tasks.unit"), 14, duty -> duty.unit().shortName()));
        columns.add(new Column<>(
                say("coordination.tasks.part"),
                8,
                duty -> say(duty.part() == Part.LEAD ? Part.LEAD.messageKey() : Part.PARTNER.messageKey())));
        columns.add(new Column<>(label("number"), 6, duty -> duty.task().number()));
        columns.add(new Column<>(
                label("commons"), 12, duty -> say(duty.task().commons().messageKey())));
        columns.add(new Column<>(label("title"), 36, duty -> duty.task().title()));
        columns.add(new Column<>(
                label("lead"), 20, duty -> fullName(names, duty.task().lead())));
        columns.add(new Column<>(label("partners"), 26, duty -> partners(names, duty.task())));
        columns.add(new Column<>(label("goal"), 20, duty -> duty.task().goal()));
        columns.add(new Column<>(
                label("due"), 16, duty -> DueReader.written(duty.task().due())));
        columns.add(new Column<>(
                label("leader"), 12, duty -> name(list.people(), duty.task().leader())));
        columns.add(new Column<>(
                label("person"), 12, duty -> name(list.people(), duty.task().person())));
        return book(
                say("coordination.plan.duties"),
                say("coordination.plan.duties.of", names.name(), list.year()),
                columns,
                list.duties());
    }

    private <T> void people(
            List<Column<T>> columns, List<Task> tasks, Map<UUID, String> people, Function<T, Task> task) {
        if (tasks.stream().anyMatch(one -> one.leader() != null)) {
            columns.add(new Column<>(
                    label("leader"), 12, row -> name(people, task.apply(row).leader())));
        }
        if (tasks.stream().anyMatch(one -> one.person() != null)) {
            columns.add(new Column<>(
                    label("person"), 12, row -> name(people, task.apply(row).person())));
        }
    }

    private static @Nullable String name(Map<UUID, String> people, @Nullable UUID id) {
        return id == null ? null : people.get(id);
    }

    private static String fullName(CountyDirectory names, UUID unit) {
        return names.unit(unit).map(one -> one.fullName()).orElse(names.unitName(unit));
    }

    private static @Nullable String partners(CountyDirectory names, Task task) {
        String all = Stream.concat(
                        task.partners().stream().map(names::unitName),
                        task.bodies().stream().flatMap(id -> names.body(id).map(body -> body.name()).stream()))
                .collect(Collectors.joining("、"));
        return all.isEmpty() ? null : all;
    }

    private String label(String field) {
        return say("coordination.task.field." + field);
    }

    private String say(String key, Object... args) {
        return languages.say(Languages.CHINESE, key, args);
    }

    private <T> byte[] book(String sheetName, String title, List<Column<T>> columns, List<T> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "yipanqi", null)) {
            Worksheet sheet = book.newWorksheet(sheetName);
            sheet.value(0, 0, SafeCell.text(title));
            sheet.range(0, 0, 0, columns.size() - 1).merge();
            sheet.style(0, 0).bold().fontSize(16).horizontalAlignment("center").set();
            for (int column = 0; column < columns.size(); column++) {
                sheet.value(1, column, columns.get(column).label());
                sheet.style(1, column).bold().horizontalAlignment("center").set();
                sheet.width(column, Math.min(WIDEST, columns.get(column).width()));
            }
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < columns.size(); column++) {
                    Object value = columns.get(column).value().apply(rows.get(row));
                    if (value instanceof Number number) {
                        sheet.value(row + 2, column, number);
                    } else if (value != null) {
                        sheet.value(row + 2, column, SafeCell.text(value.toString()));
                        sheet.style(row + 2, column).wrapText(true).set();
                    }
                }
            }
            sheet.freezePane(0, 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
