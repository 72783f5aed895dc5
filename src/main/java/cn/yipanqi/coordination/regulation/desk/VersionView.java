package cn.yipanqi.coordination.regulation.desk;

import cn.yipanqi.coordination.regulation.Asking.Asked;
import cn.yipanqi.coordination.regulation.Asking.What;
import cn.yipanqi.coordination.regulation.Opinion;
import cn.yipanqi.coordination.regulation.Regulation;
import cn.yipanqi.coordination.regulation.RegulationVersion;
import cn.yipanqi.coordination.regulation.RegulationVersion.Standing;
import cn.yipanqi.coordination.regulation.VersionState;
import cn.yipanqi.coordination.regulation.clause.Clause;
import cn.yipanqi.organisation.CountyDirectory;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version on its page.
 *
 * @param versions all of the regulation's, the latest first
 * @param day the one it is looked at: today, or the one asked for
 * @param asked whether that day was asked for
 * @param own whether whoever looks speaks for a unit or station
 * @param acknowledged whether he has acknowledged this version
 */
public record VersionView(
        Regulation regulation,
        RegulationVersion version,
        List<RegulationVersion> versions,
        List<Opinion> opinions,
        List<Asked> parties,
        CountyDirectory all,
        LocalDate day,
        boolean asked,
        @Nullable Own own,
        boolean acknowledged) {

    /** For whom whoever looks speaks. */
    public record Own(cn.yipanqi.coordination.regulation.Party party, String name) {}

    public List<Clause> clauses() {
        return version.clauses();
    }

    public Standing standing(LocalDate on) {
        return version.standing(on);
    }

    public long open() {
        return opinions.stream().filter(Opinion::open).count();
    }

    public List<Asked> asked(What what) {
        return parties.stream().filter(party -> party.what() == what).toList();
    }

    public long done(What what) {
        return asked(what).stream().filter(party -> party.doneAt() != null).count();
    }

    public boolean opinionsWanted() {
        return version.state() == VersionState.OPINIONS && own != null;
    }

    public boolean acknowledgeable() {
        return version.state() == VersionState.ADOPTED && version.endedOn() == null && own != null && !acknowledged;
    }

    public boolean drafting() {
        return versions.stream().anyMatch(other -> other.state().draft());
    }

    public String url() {
        return "/coordination/regulations/versions/" + version.id();
    }

    /** 第三条, or its number where it bears none. */
    public static String label(Clause clause) {
        return clause.label() == null ? Integer.toString(clause.number()) : clause.label();
    }

    /** The version before this one, for comparison. */
    public @Nullable RegulationVersion before() {
        return versions.stream()
                .filter(other -> other.number() < version.number())
                .findFirst()
                .orElse(null);
    }
}
