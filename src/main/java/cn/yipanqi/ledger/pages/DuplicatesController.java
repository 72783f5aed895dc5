package cn.yipanqi.ledger.pages;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.ledger.Decisions;
import cn.yipanqi.ledger.Duplicates;
import cn.yipanqi.ledger.GroupId;
import cn.yipanqi.ledger.Suggestion;
import cn.yipanqi.ledger.matching.Reason;
import cn.yipanqi.ledger.pages.DuplicatesView.Listed;
import cn.yipanqi.ledger.pages.DuplicatesView.Sure;
import cn.yipanqi.ledger.pages.DuplicatesView.Tab;
import cn.yipanqi.ledger.reading.CountyNames;
import cn.yipanqi.ledger.reading.EntryLists;
import cn.yipanqi.ledger.reading.EntryNames;
import cn.yipanqi.ledger.reading.EntrySearch;
import cn.yipanqi.ledger.reading.EntrySearch.Part;
import cn.yipanqi.shared.Period;
import cn.yipanqi.web.Page;
import cn.yipanqi.web.Paging;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 疑似重复: the groups at the left, one of them cell by cell at the right. Each group has its address. */
@Controller
@Requires(Permission.LEDGER_READ)
class DuplicatesController {

    private static final int GROUPS = 12;

    private final Duplicates duplicates;
    private final Decisions decisions;
    private final EntryLists lists;
    private final CountyNames countyNames;
    private final Periods periods;

    DuplicatesController(
            Duplicates duplicates, Decisions decisions, EntryLists lists, CountyNames countyNames, Periods periods) {
        this.duplicates = duplicates;
        this.decisions = decisions;
        this.lists = lists;
        this.countyNames = countyNames;
        this.periods = periods;
    }

    /**
     * @param group the group to open, the first where left out
     * @param choose whether to pick some of its entries
     */
    @GetMapping("/duplicates")
    @Snapshot
    ModelAndView show(
            County county,
            @Nullable Period asked,
            @RequestParam(name = "tab", required = false) @Nullable String tabCode,
            @RequestParam @Nullable String group,
            @RequestParam(defaultValue = "false") boolean choose,
            @RequestParam(name = "page", required = false) @Nullable Integer number,
            @AuthenticationPrincipal SignedIn me,
            Page page) {
        Period period = periods.or(asked, county.code());
        EntryNames names = countyNames.of(county.code());
        List<Suggestion> suggestions = duplicates.suggestions(county.code(), period);
        List<Compared> confirmed = decisions.confirmations(names.county(), period).stream()
                .map(DuplicatesController::compared)
                .toList();
        List<Compared> refused = decisions.refusals(county.code(), period).stream()
                .map(DuplicatesController::compared)
                .toList();
        List<Compared> sure = suggested(suggestions, true);
        List<Compared> doubtful = suggested(suggestions, false);
        List<List<Compared>> all = List.of(sure, doubtful, confirmed, refused);
        Tab tab = Tab.of(tabCode);
        if (tabCode == null && sure.isEmpty() && !doubtful.isEmpty()) {
            tab = Tab.DOUBT;
        }
        List<Compared> shown = all.get(tab.ordinal());
        int opened = Math.max(0, index(shown, group));
        int pageNumber = number == null ? opened / GROUPS + 1 : number;
        Paging paging = new Paging(shown.size(), pageNumber, GROUPS);
        List<Compared> here = shown.subList((int) paging.offset(), (int) paging.last());
        Compared open =
                group == null ? (here.isEmpty() ? null : here.get(0)) : shown.isEmpty() ? null : shown.get(opened);
        boolean mayJudge = me.may(Permission.MERGE);
        DuplicatesView view = new DuplicatesView(
                tab,
                all.stream().map(List::size).toList(),
                period,
                periods.offered(period, page),
                here.stream().map(one -> listed(one, names, page)).toList(),
                paging,
                open,
                mayJudge && tab == Tab.SURE && !sure.isEmpty() ? sure(sure, county, period) : null,
                names,
                choose && open != null && open.entries().size() > 2,
                mayJudge);
        return new ModelAndView("ledger/duplicates/index", "view", view);
    }

    private static int index(List<Compared> groups, @Nullable String id) {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private static List<Compared> suggested(List<Suggestion> suggestions, boolean sure) {
        return suggestions.stream()
                .filter(suggestion -> suggestion.group().sure() == sure)
                .map(DuplicatesController::compared)
                .toList();
    }

    private static Compared compared(Suggestion suggestion) {
        var group = suggestion.group();
        return new Compared(
                suggestion.id(),
                null,
                group.score(),
                group.sure(),
                group.reasons().stream()
                        .filter(Reason::supports)
                        .map(Reason::sentence)
                        .toList(),
                group.reasons().stream()
                        .filter(reason -> !reason.supports())
                        .map(Reason::sentence)
                        .toList(),
                suggestion.entries(),
                suggestion.outcome(),
                group.lead().reason(),
                null,
                null);
    }

    private static Compared compared(Decisions.Confirmation confirmation) {
        return new Compared(
                GroupId.of(confirmation.entries().stream()
                        .map(entry -> entry.entry())
                        .toList()),
                confirmation.id(),
                confirmation.score(),
                confirmation.sure(),
                confirmation.reasons(),
                List.of(),
                confirmation.entries(),
                confirmation.outcome(),
                null,
                confirmation.at(),
                confirmation.by());
    }

    private static Compared compared(Decisions.Refused refused) {
        return new Compared(
                refused.id(),
                null,
                null,
                false,
                List.of(),
                List.of(),
                refused.entries(),
                null,
                null,
                refused.at(),
                null);
    }

    private static Listed listed(Compared group, EntryNames names, Page page) {
        var first = group.entries().get(0).content();
        return new Listed(
                group.id(),
                group.title(page),
                group.outcome() == null ? first.firstDay() : group.outcome().firstDay(),
                names.units(group.entries().stream()
                        .map(entry -> entry.content().unit())
                        .filter(java.util.Objects::nonNull)
                        .distinct()
                        .toList()),
                group.score());
    }

    private Sure sure(List<Compared> groups, County county, Period period) {
        Set<String> kinds = groups.stream()
                .flatMap(group -> group.entries().stream())
                .map(entry -> entry.content().kind())
                .collect(Collectors.toSet());
        EntrySearch search =
                new EntrySearch(county.code(), period, kinds, null, Part.RECORDED, null, null, null, false, false);
        long before = lists.counts(search).matters();
        int merged =
                groups.stream().mapToInt(group -> group.entries().size() - 1).sum();
        List<String> one = new ArrayList<>(kinds);
        return new Sure(
                groups.size(),
                merged,
                before,
                before - merged,
                one.size() == 1 ? "kind." + one.get(0) : "duplicates.matters");
    }
}
