/**
 * Sign-in by OpenID Connect: another sign-in, of the county or the province, that vouches for somebody. Off unless it is configured.
 *
 * <p><b>Words.</b> The <em>provider</em> is that other sign-in; a <em>subject</em> is how it names somebody, for good. An account is found
 * by the subject that an administrator has linked to it, never by a name or an address of mail, and none is ever opened on the way in.
 *
 * <p><b>Not here:</b> what follows when somebody is let in (access). The protocol is Spring Security's.
 */
@org.springframework.modulith.NamedInterface("provider")
@org.jspecify.annotations.NullMarked
package cn.yipanqi.access.provider;
