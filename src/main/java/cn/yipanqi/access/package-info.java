/**
 * Who may do what, where: accounts, grants of a role and scope, sign-in, bearer tokens, sessions.
 *
 * <p><b>Words.</b> A <em>grant</em> gives an account one {@link cn.yipanqi.access.Role} over a division for some days, for a cadre narrowed to a
 * unit, for a station's staff to a station. An account may hold several and acts under one at a time. A {@link cn.yipanqi.access.Permission} is what a resource asks for; which roles have it stands in one
 * place, {@link cn.yipanqi.access.Role}.
 *
 * <p><b>Not here:</b> people and their posts (organisation).
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"database", "sealing", "shared", "web", "web :: limit"})
@org.jspecify.annotations.NullMarked
package cn.yipanqi.access;
