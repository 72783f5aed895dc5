/**
 * Passkeys (WebAuthn): keys that live on the holder's device and know him by finger, face or its PIN, so that they stand for both factors.
 *
 * <p><b>Words.</b> The <em>relying party</em> is this installation as devices know it: a name of the domain and the addresses it serves at.
 * A <em>ceremony</em> is one question to a device and its answer; the question is kept in the session, so any node may look at the answer,
 * and is good once and for five minutes. The cryptography is Spring Security's.
 *
 * <p><b>Not here:</b> what follows when somebody is let in (access).
 */
@org.springframework.modulith.NamedInterface("passkey")
@org.jspecify.annotations.NullMarked
package cn.yipanqi.access.passkey;
