/**
 * Who and where: the divisions of the country, and of each county its units, township service stations, homes and the outside bodies it
 * works with; and on which days a home is open.
 *
 * <p><b>Words.</b> A <em>division</em> ({@link cn.yipanqi.organisation.Region}) is national reference data. A <em>county</em> is the six-digit ledger
 * code under which a county, prefecture or province keeps its own ({@link cn.yipanqi.shared.RegionCode#ledger()}). A <em>unit</em> is a mass
 * organisation or an office serving them, in a tree; a <em>station</em> 群团服务站 is a township's; a <em>home</em> 家 is a venue such as
 * 职工之家; an <em>outside body</em> 外部单位 is a partner that is none of these. A {@link cn.yipanqi.organisation.CountyDirectory} is all of one
 * county in one reading, and knows by which names each is called. A <em>person</em> holds <em>posts</em>, from a first day to a last, and a
 * post carries a role; posts taken and ended are announced, and what they bring is the accounts module's. An <em>alias</em> is a further name the county uses.
 *
 * <p>What is no longer (an ended unit, a closed station or home) is kept, since entries refer to it.
 *
 * <p><b>Not here:</b> accounts and what they may do (access), what was done (ledger), usage rates (figures).
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "access :: factor", "audit", "database", "shared", "web"})
@org.jspecify.annotations.NullMarked
package cn.yipanqi.organisation;
