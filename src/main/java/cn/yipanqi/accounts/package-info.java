/**
 * The pages and the API about accounts: one's own (who am I, under which post do I act, password, tokens, stand-ins), and for administrators
 * those of the division: opened and invited, roles given and taken, posts ended and their open work handed over, rosters taken in, the
 * permission matrix; and who stands in the masthead.
 *
 * <p><b>Words.</b> An <em>account</em> is a person's or an office's; a <em>grant</em> is a role over a division for some days, for a cadre narrowed
 * to a unit and for a station's staff to a station; a post (organisation) brings one, an administrator gives others. A <em>stand-in</em>
 * acts under another's grant for named days. An <em>invitation</em> is the link with which a holder chooses his password. The
 * <em>matrix</em> is computed from handlers and roles.
 *
 * <p><b>Why apart from access:</b> accounts know people, units and stations by their ids only; to say and to choose them by name takes the
 * organisation module, which stands above access.
 *
 * <p><b>Not here:</b> checking passwords, tokens, permissions (access); registering people and posts (organisation). No tables of its own.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "access :: factor",
            "access :: idempotency",
            "access :: passkey",
            "access :: provider",
            "audit",
            "database",
            "intake :: workbook",
            "organisation",
            "shared",
            "web"
        })
@org.jspecify.annotations.NullMarked
package cn.yipanqi.accounts;
