package cn.yipanqi.ledger.matching;

import cn.yipanqi.ledger.LeadBasis;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of a small county for tests: a union, a youth league, a women's federation, a science association and a Red Cross. */
final class Rows {

    static final UUID UNION = id("总工会");
    static final UUID YOUTH = id("团县委");
    static final UUID WOMEN = id("妇联");
    static final UUID SCIENCE = id("科协");
    static final UUID RED_CROSS = id("红十字会");

    static final UnitNames NAMES = UnitNames.of(names());

    private Rows() {}

    private static Map<UUID, List<String>> names() {
        Map<UUID, List<String>> names = new LinkedHashMap<>();
        names.put(UNION, List.of("总工会", "青石县总工会"));
        names.put(YOUTH, List.of("团县委", "共青团青石县委员会"));
        names.put(WOMEN, List.of("妇联", "青石县妇女联合会"));
        names.put(SCIENCE, List.of("科协", "青石县科学技术协会"));
        names.put(RED_CROSS, List.of("红十字会", "青石县红十字会"));
        return names;
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** A row of an ordinary activity of 14 March in 清河乡文化站 with 80 people, naming nobody, without an amount. */
    static Builder row(@Nullable UUID unit, String title) {
        return new Builder(unit, title);
    }

    static final class Builder {
        private final @Nullable UUID unit;
        private final String title;
        private UUID entry;
        private @Nullable UUID lead;
        private List<UUID> partners = List.of();
        private List<UUID> bodies = List.of();
        private LocalDate first = LocalDate.of(2024, 3, 14);
        private LocalDate last = first;
        private @Nullable String place = "清河乡文化站";
        private @Nullable Long region;
        private @Nullable BigDecimal people = BigDecimal.valueOf(80);
        private boolean record;
        private @Nullable BigDecimal amount;
        private @Nullable String category;

        private Builder(@Nullable UUID unit, String title) {
            this.unit = unit;
            this.title = title;
            this.entry = id(unit + title);
        }

        Builder entry(String name) {
            entry = id(name);
            return this;
        }

        Builder lead(UUID stated) {
            lead = stated;
            return this;
        }

        Builder with(UUID... named) {
            partners = List.of(named);
            return this;
        }

        Builder bodies(UUID... named) {
            bodies = List.of(named);
            return this;
        }

        Builder day(int month, int day) {
            return days(month, day, day);
        }

        Builder days(int month, int from, int to) {
            first = LocalDate.of(2024, month, from);
            last = LocalDate.of(2024, month, to);
            entry = id(entry + first.toString());
            return this;
        }

        Builder place(@Nullable String written) {
            place = written;
            return this;
        }

        Builder region(long code) {
            region = code;
            return this;
        }

        Builder people(@Nullable Integer count) {
            people = count == null ? null : BigDecimal.valueOf(count);
            return this;
        }

        Builder amount(@Nullable Integer yuan) {
            amount = yuan == null ? null : BigDecimal.valueOf(yuan);
            return this;
        }

        Builder category(String written) {
            category = written;
            return this;
        }

        /** A work module's record rather than a row. */
        Builder kept() {
            record = true;
            return this;
        }

        Candidate build() {
            LeadBasis basis = lead == null ? LeadBasis.UNKNOWN : LeadBasis.STATED;
            return new Candidate(
                    entry, unit, lead, basis, partners, bodies, first, last, title, place, region, people, amount,
                    category, record);
        }
    }

    static List<Candidate> of(Builder... rows) {
        return Stream.of(rows).map(Builder::build).toList();
    }

    /** The units whose rows stand in the group, in its order. */
    static List<UUID> units(Group group, List<Candidate> rows) {
        return group.entries().stream()
                .map(entry -> rows.stream()
                        .filter(row -> row.entry().equals(entry))
                        .findFirst()
                        .orElseThrow())
                .map(row -> Objects.requireNonNull(row.unit()))
                .toList();
    }
}
