/**
 * Personal columns as they lie on the disk: sealed with an authenticated cipher under a key that is never in the database.
 *
 * <p><b>Words.</b> To <em>seal</em> a text is to encrypt it for one {@link cn.yipanqi.sealing.Place}: moved to another row or column it
 * does not open. A <em>mark</em> is a keyed hash, by which equal texts are found without opening any. The <em>key ring</em> holds every
 * key that something may still be sealed with; the <em>current</em> one seals what is new, and {@link cn.yipanqi.sealing.Resealing}
 * carries the old over while the product runs.
 *
 * <p><b>Not here:</b> passwords and tokens (access: they are hashed, never opened), masks and who may look (persons).
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"database", "shared"})
@org.jspecify.annotations.NullMarked
package cn.yipanqi.sealing;
