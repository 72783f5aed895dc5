package cn.yipanqi.ledger.input;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.database.Scope.Entries;
import cn.yipanqi.ledger.Catalogue;
import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.Kind;
import cn.yipanqi.ledger.LeadBasis;
import cn.yipanqi.ledger.input.NamedThings.Partners;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.OutsideBodies;
import cn.yipanqi.organisation.Registered;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.InvalidInput.Fault;
import cn.yipanqi.web.TypedDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what was typed into an entry's content, or says of every field what is wrong with it. */
@Component
class InputReader {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_NOTE = 1000;
    private static final int EARLIEST_YEAR = 1949;

    private final Catalogue catalogue;
    private final OutsideBodies bodies;

    InputReader(Catalogue catalogue, OutsideBodies bodies) {
        this.catalogue = catalogue;
        this.bodies = bodies;
    }

    /**
     * @param before what stands now, where it is a correction: a presumed lead that was not touched stays presumed
     * @throws InvalidInput with every field that breaks a rule
     */
    EntryContent read(CountyDirectory county, EntryInput input, @Nullable EntryContent before) {
        return new Reading(county, kind(input), input, before, true).content();
    }

    /** As {@link #read}, but outside bodies nobody knows yet are left out rather than registered. */
    EntryContent check(CountyDirectory county, EntryInput input) {
        return new Reading(county, kind(input), input, null, false).content();
    }

    private Kind kind(EntryInput input) {
        String code = Faults.line(input.kind());
        return catalogue.kinds().stream()
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        List.of(new Fault("kind", Message.of("ledger.entry.kind", Faults.quoted(code))))));
    }

    /** Who led, and how that is known. */
    private record Lead(
            @Nullable UUID unit, LeadBasis basis, @Nullable Message reason) {}

    private final class Reading {

        private final CountyDirectory county;
        private final Kind kind;
        private final EntryInput input;
        private final @Nullable EntryContent before;
        private final boolean registers;
        private final Faults faults = new Faults();
        private final NamedThings things;
        private final Scope scope = CurrentScope.get();

        Reading(CountyDirectory county, Kind kind, EntryInput input, @Nullable EntryContent before, boolean registers) {
            this.registers = registers;
            this.county = county;
            this.kind = kind;
            this.input = input;
            this.before = before;
            this.things = new NamedThings(county, faults);
        }

        EntryContent content() {
            String title = title();
            LocalDate first = firstDay();
            LocalDate last = lastDay(first);
            UUID unit = unit();
            Partners partners = things.partners(input.partners());
            partners.units().remove(unit);
            Lead lead = lead(unit);
            Long region = things.region(input.township());
            UUID station = station(region);
            UUID home = things.home(input.home());
            Numbers numbers = Numbers.of(input, kind, faults);
            String category = text("category", input.category(), LONGEST_LINE);
            String place = text("place", input.place(), LONGEST_LINE);
            String team = text("team", input.team(), LONGEST_LINE);
            String channel = text("channel", input.channel(), LONGEST_LINE);
            String destination = text("destination", input.destination(), LONGEST_LINE);
            Set<String> tags = tags();
            String note = text("note", input.note(), LONGEST_NOTE);
            faults.raise();
            return new EntryContent(
                    kind.code(),
                    first,
                    last,
                    title,
                    category,
                    unit,
                    lead.unit(),
                    lead.basis(),
                    lead.reason(),
                    List.copyOf(partners.units()),
                    registered(partners.others()),
                    region == null ? things.regionOf(station) : region,
                    station,
                    home,
                    place,
                    team,
                    channel,
                    destination,
                    tags,
                    numbers.values(),
                    numbers.about(),
                    note);
        }

        private String title() {
            String title = Faults.line(input.title());
            if (title.isEmpty()) {
                faults.add("title", "entry.title.missing");
            } else if (title.length() > LONGEST_TITLE) {
                faults.add("title", "ledger.entry.title", LONGEST_TITLE);
            }
            return title;
        }

        private LocalDate firstDay() {
            String typed = Faults.line(input.day());
            if (typed.isEmpty()) {
                faults.add("day", "entry.day.missing");
                return LocalDate.MIN;
            }
            Optional<LocalDate> day = TypedDay.read(typed).filter(read -> read.getYear() >= EARLIEST_YEAR);
            if (day.isEmpty()) {
                faults.add("day", "entry.day.unreadable", Faults.quoted(typed));
            }
            return day.orElse(LocalDate.MIN);
        }

        private LocalDate lastDay(LocalDate first) {
            String typed = Faults.line(input.to());
            if (typed.isEmpty()) {
                return first;
            }
            Optional<LocalDate> day = TypedDay.read(typed);
            if (day.isEmpty()) {
                faults.add("to", "entry.day.unreadable", Faults.quoted(typed));
            } else if (day.get().isBefore(first)) {
                faults.add("to", "ledger.entry.days");
            }
            return day.orElse(first);
        }

        /** A cadre's is his own; elsewhere what a shared ledger left unsaid stays so when something else is corrected. */
        private @Nullable UUID unit() {
            UUID unit = things.unit("unit", input.unit());
            if (scope.entries() == Entries.UNIT) {
                if (unit != null && !unit.equals(scope.unit())) {
                    throw Refusal.forbidden();
                }
                return scope.unit();
            }
            boolean needed = kind.has("partners") && (before == null || before.unit() != null);
            if (scope.entries() == Entries.ALL
                    && needed
                    && Faults.line(input.unit()).isEmpty()) {
                faults.add("unit", "entry.unit.missing");
            }
            return unit;
        }

        private Lead lead(@Nullable UUID unit) {
            if (input.leadUnknown()) {
                return new Lead(null, LeadBasis.UNKNOWN, null);
            }
            boolean named = !Faults.line(input.lead()).isEmpty();
            UUID lead = named ? things.unit("lead", input.lead()) : unit;
            if (lead == null) {
                return new Lead(null, LeadBasis.UNKNOWN, null);
            }
            if (LeadBasis.PRESUMED.name().equalsIgnoreCase(input.leadBasis())
                    && before != null
                    && before.leadBasis() == LeadBasis.PRESUMED
                    && Objects.equals(before.lead(), lead)) {
                return new Lead(lead, LeadBasis.PRESUMED, before.leadReason());
            }
            return named || LeadBasis.STATED.name().equalsIgnoreCase(input.leadBasis())
                    ? new Lead(lead, LeadBasis.STATED, null)
                    : new Lead(lead, LeadBasis.PRESUMED, Message.of("matching.lead.own_ledger", county.unitName(lead)));
        }

        /** That of a station's staff is their own; else the one named, or the one in whose township it took place. */
        private @Nullable UUID station(@Nullable Long region) {
            UUID named = things.station(input.station());
            if (scope.entries() == Entries.STATION) {
                if (named != null && !named.equals(scope.station())) {
                    throw Refusal.forbidden();
                }
                return scope.station();
            }
            return named == null ? things.stationIn(region) : named;
        }

        private Set<String> tags() {
            Set<String> tags = new TreeSet<>();
            input.tags().stream()
                    .map(Faults::line)
                    .filter(tag -> !tag.isEmpty())
                    .forEach(tag -> {
                        if (tag.matches("(audience|campaign)\\.[a-z0-9_]{1,40}")) {
                            tags.add(tag);
                        } else {
                            faults.add("tags", "entry.tag.unknown", Faults.quoted(tag));
                        }
                    });
            return tags;
        }

        private @Nullable String text(String field, @Nullable String typed, int longest) {
            String text = field.equals("note") && typed != null ? typed.strip() : Faults.line(typed);
            if (text.length() > longest) {
                faults.add(field, "entry.text.long", Message.of("entry." + field), longest);
            }
            return text.isEmpty() ? null : text;
        }

        /** Only once nothing else is wrong: a body is registered for good. */
        private List<UUID> registered(Set<String> names) {
            List<UUID> known = new ArrayList<>();
            List<String> missing = new ArrayList<>();
            names.forEach(name -> things.body(name).ifPresentOrElse(known::add, () -> missing.add(name)));
            if (registers && !missing.isEmpty()) {
                bodies.bodiesFor(county.county(), missing).values().stream()
                        .map(Registered::id)
                        .forEach(known::add);
            }
            return known.stream().distinct().toList();
        }
    }
}
