/**
 * The second thing one proves oneself by: a code of an authenticator application (RFC 6238), or one of the recovery codes kept on paper.
 *
 * <p><b>Words.</b> To <em>enrol</em> is to scan the secret and to show once that its codes come out right. A <em>challenge</em> asks for a
 * code after the password. A <em>proof</em> is the moment at which the holder last showed one; what weighs heavily ({@link
 * cn.yipanqi.access.factor.StepUp}) wants one of the last ten minutes.
 *
 * <p><b>Not here:</b> the password (access).
 */
@org.springframework.modulith.NamedInterface("factor")
@org.jspecify.annotations.NullMarked
package cn.yipanqi.access.factor;
