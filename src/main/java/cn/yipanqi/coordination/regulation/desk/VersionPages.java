package cn.yipanqi.coordination.regulation.desk;

import cn.yipanqi.access.County;
import cn.yipanqi.coordination.regulation.Acknowledgements;
import cn.yipanqi.coordination.regulation.Asking;
import cn.yipanqi.coordination.regulation.Opinions;
import cn.yipanqi.coordination.regulation.Party;
import cn.yipanqi.coordination.regulation.RegulationVersion;
import cn.yipanqi.coordination.regulation.Regulations;
import cn.yipanqi.coordination.regulation.VersionState;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.web.Mistakes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Puts a version's page together, from one snapshot. */
@Component
class VersionPages {

    private final Regulations regulations;
    private final Opinions opinions;
    private final Asking asking;
    private final Acknowledgements acknowledgements;
    private final Directory directory;
    private final Clock clock;

    VersionPages(
            Regulations regulations,
            Opinions opinions,
            Asking asking,
            Acknowledgements acknowledgements,
            Directory directory,
            Clock clock) {
        this.regulations = regulations;
        this.opinions = opinions;
        this.asking = asking;
        this.acknowledgements = acknowledgements;
        this.directory = directory;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** @param on the day asked for, if one was */
    @Snapshot
    public VersionView view(County county, UUID id, @Nullable LocalDate on) {
        RegulationVersion version = regulations.version(county.code(), id);
        CountyDirectory all = directory.of(county.code());
        Scope scope = CurrentScope.get();
        VersionView.Own own = own(scope, county, all);
        return new VersionView(
                regulations.find(county.code(), version.regulation()),
                version,
                regulations.versions(county.code(), version.regulation()),
                opinions.of(county.code(), id),
                asking.of(county.code(), id),
                all,
                on == null ? today() : on,
                on != null,
                own,
                own != null
                        && version.state() == VersionState.ADOPTED
                        && acknowledgements.done(county.code(), id, scope.actor()));
    }

    private static VersionView.@Nullable Own own(Scope scope, County county, CountyDirectory all) {
        if (!scope.writes(county.code()) || (scope.unit() == null) == (scope.station() == null)) {
            return null;
        }
        Party party = new Party(scope.unit(), scope.station());
        return new VersionView.Own(party, party.name(all));
    }

    ModelAndView show(County county, UUID id, @Nullable LocalDate on, Mistakes mistakes) {
        return page(view(county, id, on), mistakes, Map.of());
    }

    /** The page again, with everything typed. */
    ModelAndView again(County county, UUID id, Mistakes mistakes, Map<String, Object> typed) {
        ModelAndView page = page(view(county, id, null), mistakes, typed);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(VersionView view, Mistakes mistakes, Map<String, Object> typed) {
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("mistakes", mistakes);
        model.put("parties", Choices.parties(view.all()));
        model.put("typed", typed);
        model.put(
                "ticked",
                typed.containsKey("parties")
                        ? typed.get("parties")
                        : view.all().units().map(unit -> "unit:" + unit.id()).toList());
        return new ModelAndView("coordination/regulation/show", model);
    }

    static List<String> strings(@Nullable List<String> typed) {
        return typed == null ? List.of() : typed;
    }
}
