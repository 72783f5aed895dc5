/**
 * The pages and the API about accounts: one's own (who am I, what may I do, password, tokens), and for a system administrator those of the
 * division; and who stands in the masthead.
 *
 * <p><b>Words.</b> An <em>account</em> is a person's or an office's; its <em>grant</em> is a role over a division, for a cadre narrowed to a unit
 * and for a station's staff to a station. A <em>secret</em> is a one-time password or a token, shown once on the page that made it.
 *
 * <p><b>Why apart from access:</b> accounts know units and stations by their ids only; to say and to choose them by name takes the
 * organisation module, which stands above access.
 *
 * <p><b>Not here:</b> checking passwords, tokens, permissions (access). No tables of its own.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "access :: factor", "access :: idempotency", "audit", "database", "organisation", "shared", "web"})
@org.jspecify.annotations.NullMarked
package cn.yipanqi.accounts;
