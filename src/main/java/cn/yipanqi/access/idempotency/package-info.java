/**
 * A request of the API that is sent twice is carried out once: every POST under {@code /api/} bears an {@code Idempotency-Key} of the
 * sender's choosing.
 *
 * <p><b>Words.</b> A <em>claim</em> is what a request holds on its key while it is carried out; the <em>fingerprint</em> is a hash of all
 * that was asked (method, address, fields, files); an <em>answer</em> is what is kept of a success, and given again word for word.
 *
 * <p><b>Rules.</b> Without a key: 400. The same key for something else: 422. While the first is still at work: 409. Failures are not kept:
 * the key is free again. A key is remembered for a day. When the process dies at work, the claim lapses after {@link
 * cn.yipanqi.access.idempotency.Requests#LEASE}; whether anything had been done by then is known, because the first transaction that commits
 * marks the claim in the same breath: if not, the request runs again, if so, the sender is told to look.
 */
@org.springframework.modulith.NamedInterface("idempotency")
@org.jspecify.annotations.NullMarked
package cn.yipanqi.access.idempotency;
