package cn.yipanqi.ledger.pages;

import cn.yipanqi.ledger.Catalogue;
import cn.yipanqi.ledger.Kind;
import cn.yipanqi.ledger.reading.EntrySearch;
import cn.yipanqi.ledger.reading.EntrySearch.Part;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor looks for, as the address says it. What cannot be read does not narrow.
 *
 * @param q words
 * @param kind one kind, or several
 * @param commons all kinds of one common; what the board's cells link to
 * @param unit id
 * @param role what the unit has to do with it
 * @param station id
 * @param tag code
 * @param lead {@code open} for 待确认 only
 * @param conflicts {@code open} for those that differ only
 * @param category of the matter
 * @param party ids of units of which one led or joined
 * @param as {@code matters} where day, category and tag are the matter's: what a count of matters links to
 * @param sort {@link cn.yipanqi.ledger.reading.EntryOrder#code()}
 */
public record SearchForm(
        @Nullable String q,
        @Nullable List<String> kind,
        @Nullable String commons,
        @Nullable String unit,
        @Nullable String role,
        @Nullable String station,
        @Nullable String tag,
        @Nullable String lead,
        @Nullable String conflicts,
        @Nullable String sort,
        @Nullable String category,
        @Nullable List<String> party,
        @Nullable String as) {

    private static final String OPEN = "open";

    EntrySearch search(long county, Period period, Catalogue catalogue) {
        return new EntrySearch(
                county,
                period,
                kinds(catalogue),
                id(unit),
                theirRole(),
                id(station),
                blank(tag) ? null : tag,
                q,
                OPEN.equals(lead),
                OPEN.equals(conflicts),
                blank(category) ? null : category,
                parties(),
                "matters".equals(as));
    }

    /** The units of which one led or joined. */
    public Set<UUID> parties() {
        return party == null
                ? Set.of()
                : party.stream().map(SearchForm::id).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** Whether it narrows by what the form itself does not offer, but a number's evidence does. */
    public boolean evidence() {
        return !blank(category) || !parties().isEmpty();
    }

    private Set<String> kinds(Catalogue catalogue) {
        Set<String> named = catalogue.kinds().stream()
                .map(Kind::code)
                .filter(code -> kind != null && kind.contains(code))
                .collect(Collectors.toSet());
        if (!named.isEmpty()) {
            return named;
        }
        return Arrays.stream(Commons.values())
                .filter(one -> one.name().equalsIgnoreCase(commons))
                .flatMap(one -> catalogue.kinds().stream().filter(kind -> kind.commons() == one))
                .map(Kind::code)
                .collect(Collectors.toSet());
    }

    /** The one kind looked at, if it is one. */
    @Nullable
    Kind only(Catalogue catalogue) {
        Set<String> kinds = kinds(catalogue);
        return kinds.size() == 1 ? catalogue.kind(kinds.iterator().next()) : null;
    }

    public Part theirRole() {
        return Arrays.stream(Part.values())
                .filter(one -> one.name().equalsIgnoreCase(role))
                .findFirst()
                .orElse(Part.RECORDED);
    }

    /** Whether one of the conditions is in use that stand behind 更多条件. */
    public boolean more() {
        return !blank(station)
                || !blank(tag)
                || OPEN.equals(lead)
                || OPEN.equals(conflicts)
                || theirRole() != Part.RECORDED;
    }

    static @Nullable UUID id(@Nullable String text) {
        try {
            return blank(text) ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
