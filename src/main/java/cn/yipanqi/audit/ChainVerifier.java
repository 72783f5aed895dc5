package cn.yipanqi.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Goes through every county's chain from its first record: the first that was changed, is missing or stands elsewhere is named. A chain
 * that is sound in itself and was computed anew is told by heads given out before.
 */
@Component
class ChainVerifier {

    private static final int ROWS_AT_ONCE = 2_000;

    private static final String CHAIN = """
            select county, no, prev_hash, hash, (extract(epoch from at) * 1000000)::bigint as micros, actor, actor_name, action, subject,
                detail::text as detail
            from audit.event order by county, no
            """;

    private final JdbcTemplate jdbc;

    ChainVerifier(JdbcTemplate jdbc) {
        this.jdbc = new JdbcTemplate(java.util.Objects.requireNonNull(jdbc.getDataSource()));
        this.jdbc.setFetchSize(ROWS_AT_ONCE);
    }

    /** @param records how many were gone through */
    record Verdict(long records, int counties, List<ChainFinding> findings) {}

    /** @param given heads that were given out before */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Verdict verify(List<ChainHead> given) {
        SortedMap<Long, Expected> counties = new TreeMap<>();
        heads("select * from audit.chain_head").forEach(head -> at(counties, head).end = head);
        heads("select * from audit.day_head")
                .forEach(head -> at(counties, head).kept.add(head));
        given.forEach(head -> at(counties, head).given.add(head));
        Walk walk = new Walk(counties);
        jdbc.query(CHAIN, walk::step);
        walk.finish();
        return new Verdict(walk.records, counties.size(), walk.findings);
    }

    private List<ChainHead> heads(String query) {
        return jdbc.query(query, ChainHeads::head);
    }

    private static Expected at(Map<Long, Expected> counties, ChainHead head) {
        return counties.computeIfAbsent(head.county(), county -> new Expected());
    }

    /** What is known of a county's chain beside the chain itself. */
    private static final class Expected {

        private @Nullable ChainHead end;
        private final List<ChainHead> kept = new ArrayList<>();
        private final List<ChainHead> given = new ArrayList<>();
    }

    private static final class Walk {

        private final SortedMap<Long, Expected> left;
        private final List<ChainFinding> findings = new ArrayList<>();
        private @Nullable County now;
        private long records;

        Walk(SortedMap<Long, Expected> counties) {
            this.left = new TreeMap<>(counties);
        }

        void step(ResultSet row) throws SQLException {
            Link link = Link.of(row);
            records++;
            County county = now;
            if (county == null || county.code != link.county()) {
                close();
                Expected known = left.remove(link.county());
                county = new County(link.county(), known == null ? new Expected() : known);
                now = county;
            }
            county.step(link);
        }

        void finish() {
            close();
            // Known by their heads only: not one record is left.
            left.forEach((code, expected) -> findings.addAll(new County(code, expected).findings()));
        }

        private void close() {
            if (now != null) {
                findings.addAll(now.findings());
            }
        }
    }

    /** One county's chain as it is gone through. */
    private static final class County {

        private final long code;
        private final Expected expected;
        private final Map<Long, String> wanted;
        private final List<ChainFinding> findings = new ArrayList<>();
        private byte[] last = Link.ORIGIN;
        private long no;

        County(long code, Expected expected) {
            this.code = code;
            this.expected = expected;
            this.wanted = java.util.stream.Stream.concat(expected.kept.stream(), expected.given.stream())
                    .collect(Collectors.toMap(ChainHead::no, head -> "", (one, other) -> one));
        }

        void step(Link link) {
            if (findings.isEmpty()) {
                if (link.no() > no + 1) {
                    find("missing", no + 1, link.no() - 1);
                } else if (link.no() <= no) {
                    find("twice", link.no());
                } else if (!link.follows(last)) {
                    find("unlinked", link.no());
                } else if (!link.holds()) {
                    find("changed", link.no());
                }
            }
            no = Math.max(no, link.no());
            last = link.hash();
            wanted.computeIfPresent(link.no(), (of, unknown) -> HexFormat.of().formatHex(link.hash()));
        }

        List<ChainFinding> findings() {
            ChainHead end = expected.end;
            if (findings.isEmpty()) {
                if (end == null) {
                    if (no > 0) {
                        find("endless", no);
                    }
                } else if (end.no() > no) {
                    find("cut", no + 1, end.no());
                } else if (end.no() < no || !Arrays.equals(HexFormat.of().parseHex(end.hash()), last)) {
                    find("end", end.no());
                }
            }
            contradictions("kept", expected.kept);
            contradictions("given", expected.given);
            return findings;
        }

        /** Days whose head is another than the chain says, or lies beyond it. */
        private void contradictions(String kind, List<ChainHead> heads) {
            heads.stream()
                    .filter(head ->
                            head.no() > 0 && !wanted.getOrDefault(head.no(), "").startsWith(head.hash()))
                    .forEach(head -> find(kind, head.day(), head.no()));
        }

        private void find(String kind, Object... args) {
            findings.add(ChainFinding.of(code, kind, args));
        }
    }
}
