package cn.yipanqi.browser;

import cn.yipanqi.coordination.group.GroupRole;
import cn.yipanqi.coordination.group.Groups;
import cn.yipanqi.coordination.group.Members;
import cn.yipanqi.coordination.regulation.Adoption;
import cn.yipanqi.coordination.regulation.Citation;
import cn.yipanqi.coordination.regulation.Citations;
import cn.yipanqi.coordination.regulation.ClauseRef;
import cn.yipanqi.coordination.regulation.Draft;
import cn.yipanqi.coordination.regulation.Drafts;
import cn.yipanqi.coordination.regulation.IssuerLevel;
import cn.yipanqi.coordination.regulation.Opinions;
import cn.yipanqi.coordination.regulation.Party;
import cn.yipanqi.coordination.regulation.RegulationKind;
import cn.yipanqi.coordination.regulation.RegulationVersion;
import cn.yipanqi.coordination.regulation.Regulations;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A leading group; a regulation in two versions, a third asked about; a figure that rests on it. */
class PreparedRegulations {

    private static final LocalDate BEGUN = LocalDate.of(2021, 1, 1);

    private final Groups groups;
    private final Members members;
    private final Regulations regulations;
    private final Drafts drafts;
    private final Adoption adoption;
    private final Opinions opinions;
    private final Citations citations;

    PreparedRegulations(
            Groups groups,
            Members members,
            Regulations regulations,
            Drafts drafts,
            Adoption adoption,
            Opinions opinions,
            Citations citations) {
        this.groups = groups;
        this.members = members;
        this.regulations = regulations;
        this.drafts = drafts;
        this.adoption = adoption;
        this.opinions = opinions;
        this.citations = citations;
    }

    void all(long county, UUID unit) {
        UUID group = groups.found(
                county, new Groups.Facts("群团协同化工作领导小组", "班党办〔2021〕6号", BEGUN, null, "统筹", "领导小组办公室", unit, "日常工作"));
        for (GroupRole role : List.of(GroupRole.LEADER, GroupRole.DEPUTY, GroupRole.MEMBER, GroupRole.OFFICE_HEAD)) {
            members.add(county, group, new Members.Facts(role, "", "某职务", unit, null, BEGUN, null, 1));
        }
        UUID first = drafts.add(county, draft("第一章 总则\n第一条 联席会议每半年召开一次。\n第二条 由总工会召集。"));
        adopt(county, first, unit, LocalDate.of(2021, 3, 1));
        UUID regulation = regulations.version(county, first).regulation();
        UUID second = drafts.begin(county, regulation);
        drafts.save(county, second, 1, draft("第一章 总则\n第一条 联席会议每季度召开一次。\n第二条 由总工会召集。"));
        adopt(county, second, unit, LocalDate.of(2022, 3, 1));
        UUID third = drafts.begin(county, regulation);
        opinions.ask(county, third, List.of(Party.unit(unit)), LocalDate.of(2099, 1, 1));
        citations.cite(county, Citation.Kind.FIGURE, "activity.sessions", ClauseRef.regulation(second, 1));
    }

    private static Draft draft(String text) {
        return new Draft("联席会议制度", RegulationKind.JOINT_MEETING, IssuerLevel.COUNTY, "领导小组", "班群组〔2021〕1号", text);
    }

    private void adopt(long county, UUID version, UUID unit, LocalDate from) {
        RegulationVersion draft = regulations.version(county, version);
        adoption.adopt(
                county,
                version,
                new Adoption.Decision(
                        draft.revision(), from, null, "第一次联席会议", from, null, List.of(Party.unit(unit)), null));
    }
}
