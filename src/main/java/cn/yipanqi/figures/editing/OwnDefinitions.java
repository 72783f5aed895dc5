package cn.yipanqi.figures.editing;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.figures.Definition;
import cn.yipanqi.figures.Definition.Origin;
import cn.yipanqi.figures.Definitions;
import cn.yipanqi.figures.Display;
import cn.yipanqi.figures.editing.DefinitionRule.Known;
import cn.yipanqi.ledger.Catalogue;
import cn.yipanqi.ledger.MatterQuestion;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds a county's own definitions, version by version. */
@Component
public class OwnDefinitions {

    /** After the country's own. */
    private static final int POSITION = 10_000;

    private final JdbcClient jdbc;
    private final Definitions definitions;
    private final Catalogue catalogue;
    private final Directory directory;
    private final AuditTrail audit;
    private final Clock clock;

    OwnDefinitions(
            JdbcClient jdbc,
            Definitions definitions,
            Catalogue catalogue,
            Directory directory,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.definitions = definitions;
        this.catalogue = catalogue;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a form breaks; empty where it may be kept. */
    @Transactional(readOnly = true)
    List<DefinitionRule> broken(long county, DefinitionForm form, boolean isNew) {
        return DefinitionRule.broken(form, Known.of(catalogue, directory.of(county)), isNew);
    }

    /** Adds a figure of the county's own; a code it gave up may be taken up again. */
    @Transactional
    public Definition add(long county, DefinitionForm form) {
        refuse(broken(county, form, true));
        String code = form.ownCode();
        boolean taken = definitions.all(county).stream()
                .anyMatch(definition -> definition.code().equals(code));
        if (taken) {
            throw new Refusal(Message.of("figures.rule.taken", code));
        }
        return write(
                county,
                new Definition(
                        county,
                        code,
                        next(county, code),
                        false,
                        POSITION,
                        form.commonsChosen().orElseThrow(),
                        Origin.LEDGER,
                        form.name(),
                        form.unit(),
                        form.wording(),
                        form.displayChosen().orElseThrow(),
                        form.question(),
                        null,
                        null));
    }

    /** Words a figure in the county's own way: names, unit, wording and display; what is counted stays. */
    @Transactional
    public Definition reword(long county, String code, DefinitionForm form) {
        refuse(broken(county, form, false));
        Definition before = definitions.of(county, code);
        return write(
                county,
                changed(before, county, false, form, form.displayChosen().orElse(before.display())));
    }

    /** Gives up the county's own figure, or its own wording of a national one. */
    @Transactional
    public void retire(long county, String code) {
        Definition before = definitions.of(county, code);
        if (before.county() == null) {
            throw new Refusal(Message.of("figures.rule.national"));
        }
        write(county, changed(before, county, true, null, before.display()));
    }

    private Definition changed(
            Definition before, long county, boolean retired, @Nullable DefinitionForm words, Display display) {
        return new Definition(
                county,
                before.code(),
                next(county, before.code()),
                retired,
                before.position(),
                before.commons(),
                before.origin(),
                words == null ? before.name() : words.name(),
                words == null ? before.unit() : words.unit(),
                words == null ? before.wording() : words.wording(),
                display,
                before.question(),
                before.homeKind(),
                null);
    }

    private int next(long county, String code) {
        return definitions.versions(county, code).stream()
                        .mapToInt(Definition::version)
                        .max()
                        .orElse(0)
                + 1;
    }

    private static void refuse(List<DefinitionRule> broken) {
        if (!broken.isEmpty()) {
            throw new InvalidInput(broken.stream()
                    .map(rule -> new InvalidInput.Fault(rule.field(), rule.sentence()))
                    .toList());
        }
    }

    private Definition write(long county, Definition definition) {
        MatterQuestion question = definition.question();
        try {
            jdbc.sql("""
                            insert into figures.definition (county, code, version, retired, at, actor_name, position, commons, source,
                                name_zh, name_en, unit_zh, unit_en, wording_zh, wording_en, display, kinds, aggregate, measures,
                                category, tag, partnered, team, home, home_kind)
                            values (:county, :code, :version, :retired, :at, :by, :position, :commons, :source, :nameZh, :nameEn,
                                :unitZh, :unitEn, :wordingZh, :wordingEn, :display, :kinds, :aggregate, :measures, :category, :tag,
                                :partnered, :team, :home, :homeKind)
                            """)
                    .param("county", county)
                    .param("code", definition.code())
                    .param("version", definition.version())
                    .param("retired", definition.retired())
                    .param("at", Timestamp.from(clock.instant()))
                    .param("by", CurrentScope.get().actorName())
                    .param("position", definition.position())
                    .param("commons", definition.commons().name())
                    .param("source", definition.origin().name())
                    .param("nameZh", definition.name().zh())
                    .param("nameEn", definition.name().en())
                    .param("unitZh", definition.unit().zh())
                    .param("unitEn", definition.unit().en())
                    .param("wordingZh", definition.wording().zh())
                    .param("wordingEn", definition.wording().en())
                    .param("display", definition.display().name())
                    .param("kinds", kinds(definition))
                    .param(
                            "aggregate",
                            question == null ? null : question.aggregate().name(),
                            Types.VARCHAR)
                    .param("measures", measures(question))
                    .param("category", question == null ? null : question.category(), Types.VARCHAR)
                    .param("tag", question == null ? null : question.tag(), Types.VARCHAR)
                    .param("partnered", question == null ? null : question.partnered(), Types.BOOLEAN)
                    .param("team", question == null ? null : question.team(), Types.VARCHAR)
                    .param("home", question == null ? null : question.home(), Types.OTHER)
                    .param(
                            "homeKind",
                            definition.homeKind() == null
                                    ? null
                                    : definition.homeKind().name(),
                            Types.VARCHAR)
                    .update();
        } catch (DuplicateKeyException e) {
            // Two coordinators changed it at once: the second reads the first's words and tries again.
            throw new Refusal(Refusal.Kind.STALE, Message.of("figures.rule.changed-meanwhile"));
        }
        audit.record(
                county,
                definition.retired() ? "figures.retire" : "figures.define",
                definition.code(),
                Map.of("version", definition.version()));
        return definition;
    }

    /** Open-day rates keep their kind beside the home's. */
    private static String[] kinds(Definition definition) {
        MatterQuestion question = definition.question();
        if (question != null) {
            return question.kinds().stream().sorted().toArray(String[]::new);
        }
        return definition.origin() == Origin.RATIO ? new String[] {"venue_use"} : new String[0];
    }

    private static String[] measures(@Nullable MatterQuestion question) {
        return question == null
                ? new String[0]
                : question.measures().stream().map(Measure::column).toArray(String[]::new);
    }
}
