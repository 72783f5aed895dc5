/**
 * The database and who may see what in it: embedded or external PostgreSQL, two roles, and the scope that every transaction carries.
 *
 * <p><b>Words.</b> The <em>owner</em> role migrates and owns; the <em>user</em> role is what the application runs as, and forced row-level
 * security binds it. A {@link cn.yipanqi.database.Scope} says which counties a transaction reads and writes; without one no transaction
 * begins.
 *
 * <p>The embedded server belongs to one data folder and one program at a time. It outlives a kill of the program (the next start stops what
 * was left behind) and is started again where it is killed itself.
 *
 * <p><b>Not here:</b> who holds which scope (access), any table of the product (each module's own schema).
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
@org.jspecify.annotations.NullMarked
package cn.yipanqi.database;
