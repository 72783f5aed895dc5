package cn.yipanqi.coordination.plan.desk;

import cn.yipanqi.coordination.plan.StaleTask;
import cn.yipanqi.coordination.plan.Target;
import cn.yipanqi.coordination.plan.TaskFields;
import cn.yipanqi.coordination.plan.TaskLine;
import cn.yipanqi.coordination.plan.TaskSearch;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.coordination.plan.Whose;
import cn.yipanqi.figures.Definition;
import cn.yipanqi.figures.Definitions;
import cn.yipanqi.ledger.Catalogue;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.People;
import cn.yipanqi.organisation.Person;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays out the form: what may be chosen in each field. */
@Component
class TaskForms {

    private static final int CHOICES = 500;

    private final Tasks tasks;
    private final Directory directory;
    private final People people;
    private final Definitions definitions;
    private final Catalogue catalogue;

    TaskForms(Tasks tasks, Directory directory, People people, Definitions definitions, Catalogue catalogue) {
        this.tasks = tasks;
        this.directory = directory;
        this.people = people;
        this.definitions = definitions;
        this.catalogue = catalogue;
    }

    /** What a form is about to show. */
    record Shown(
            long county,
            int year,
            @Nullable UUID id,
            int revision,
            TaskFields typed,
            @Nullable String reason,
            Mistakes mistakes,
            @Nullable StaleTask stale) {}

    @Transactional(readOnly = true)
    TaskFormView view(Shown shown, Page page) {
        long county = shown.county();
        CountyDirectory names = directory.of(county);
        Map<UUID, String> persons = new LinkedHashMap<>();
        people.named(county, "", tasks.today(), CHOICES, 0).forEach(person -> persons.put(person.id(), said(person)));
        Map<UUID, String> others = new LinkedHashMap<>();
        tasks.find(TaskSearch.of(county, shown.year()), 0, CHOICES).lines().stream()
                .map(TaskLine::task)
                .filter(task -> !task.id().equals(shown.id()))
                .forEach(task ->
                        others.put(task.id(), (task.number() == null ? "" : task.number() + " ") + task.title()));
        List<Definition> figures = definitions.all(county);
        return new TaskFormView(
                county,
                shown.year(),
                shown.id(),
                shown.revision(),
                shown.typed(),
                shown.reason(),
                shown.mistakes(),
                shown.stale(),
                new TaskWords(
                        names,
                        persons,
                        others,
                        figures.stream().collect(Collectors.toMap(Definition::code, Function.identity()))),
                TaskListController.choices(page.commons(), one -> page.t(one.messageKey())),
                names.units()
                        .map(unit -> new Choice(unit.id().toString(), unit.shortName()))
                        .toList(),
                choices(persons),
                choices(others),
                TaskListController.choices(Target.Kind.values(), one -> page.t(one.messageKey())),
                figures.stream()
                        .map(figure -> new Choice(figure.code(), figure.name().in(page.locale())))
                        .toList(),
                catalogue.kinds().stream()
                        .map(kind -> new Choice(kind.code(), page.word("kind.", kind.code())))
                        .toList(),
                Stream.of(Measure.values())
                        .map(measure -> new Choice(
                                measure.name(),
                                page.word("measure.", measure.name().toLowerCase(Locale.ROOT))))
                        .toList(),
                TaskListController.choices(Whose.values(), one -> page.t(one.messageKey())));
    }

    /** Choices of people for a form that gives several tasks somebody at once. */
    @Transactional(readOnly = true)
    List<Choice> people(long county) {
        return people.named(county, "", tasks.today(), CHOICES, 0).stream()
                .map(person -> new Choice(person.id().toString(), said(person)))
                .toList();
    }

    private static String said(Person person) {
        return person.posts().isEmpty()
                ? person.name()
                : person.name() + "（" + person.posts().get(0).position() + "）";
    }

    private static List<Choice> choices(Map<UUID, String> all) {
        List<Choice> choices = new ArrayList<>();
        all.forEach((id, name) -> choices.add(new Choice(id.toString(), name)));
        return choices;
    }
}
