package cn.yipanqi.ledger.pages;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.ledger.Catalogue;
import cn.yipanqi.ledger.Kind;
import cn.yipanqi.ledger.input.Lookalikes;
import cn.yipanqi.ledger.reading.CountyNames;
import cn.yipanqi.ledger.reading.EntryLists;
import cn.yipanqi.ledger.reading.EntryLists.Found;
import cn.yipanqi.ledger.reading.EntryNames;
import cn.yipanqi.ledger.reading.EntryOrder;
import cn.yipanqi.ledger.reading.EntrySearch;
import cn.yipanqi.ledger.reading.EntrySearch.Part;
import cn.yipanqi.shared.Period;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Page;
import cn.yipanqi.web.Paging;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 台账: the list of entries. */
@Controller
@Requires(Permission.LEDGER_READ)
class EntriesController {

    private static final int ROWS = 16;

    private final EntryLists lists;
    private final Catalogue catalogue;
    private final CountyNames countyNames;
    private final Lookalikes lookalikes;
    private final Periods periods;

    EntriesController(
            EntryLists lists, Catalogue catalogue, CountyNames countyNames, Lookalikes lookalikes, Periods periods) {
        this.lists = lists;
        this.catalogue = catalogue;
        this.countyNames = countyNames;
        this.lookalikes = lookalikes;
        this.periods = periods;
    }

    @GetMapping("/entries")
    @Snapshot
    ModelAndView list(
            County county,
            @Nullable Period asked,
            SearchForm form,
            @RequestParam(name = "page", defaultValue = "1") int number,
            @AuthenticationPrincipal SignedIn me,
            Page page) {
        Period period = periods.or(asked, county.code());
        EntryNames names = countyNames.of(county.code());
        EntrySearch search = form.search(county.code(), period, catalogue);
        EntryOrder order = EntryOrder.of(form.sort());
        Found found = lists.find(search, order, (Math.max(number, 1) - 1L) * ROWS, ROWS);
        Paging paging = new Paging(found.counts().entries(), number, ROWS);
        Kind kind = form.only(catalogue);
        UUID unit = me.grant().unit();
        EntriesView view = new EntriesView(
                form,
                period,
                kind,
                names,
                found.lines(),
                found.counts(),
                paging,
                order,
                Column.of(kind),
                kinds(form, page),
                names.county()
                        .units()
                        .map(one -> new Choice(one.id().toString(), one.shortName()))
                        .toList(),
                periods.offered(period, page),
                names.county()
                        .stations()
                        .map(one -> new Choice(one.id().toString(), one.name()))
                        .toList(),
                names.tags(form.tag() == null || form.tag().isBlank() ? List.of() : List.of(form.tag())).stream()
                        .map(tag -> new Choice(tag.code(), tag.name()))
                        .toList(),
                Arrays.stream(Part.values())
                        .map(role -> new Choice(role.name().toLowerCase(Locale.ROOT), page.t(role.messageKey())))
                        .toList(),
                unit != null && me.may(Permission.ENTRY_WRITE) ? lookalikes.heard(county.code(), unit) : List.of(),
                me.may(Permission.ENTRY_WRITE),
                me.may(Permission.EXPORT));
        return new ModelAndView("ledger/entries/index", "view", view);
    }

    /** Each kind; where several are looked at together, these together too. */
    private List<Choice> kinds(SearchForm form, Page page) {
        List<String> chosen = form.kind() == null ? List.of() : form.kind();
        List<Choice> kinds = new ArrayList<>();
        if (chosen.size() > 1) {
            kinds.add(new Choice(
                    String.join(",", chosen),
                    catalogue.kinds().stream()
                            .filter(kind -> chosen.contains(kind.code()))
                            .map(kind -> page.t("kind." + kind.code()))
                            .collect(Collectors.joining("、"))));
        }
        catalogue.kinds().forEach(kind -> kinds.add(new Choice(kind.code(), page.t("kind." + kind.code()))));
        return kinds;
    }
}
