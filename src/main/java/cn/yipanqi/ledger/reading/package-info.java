/**
 * What people look at: lists of entries by search, one entry with its matter and history, as it stands or as it stood.
 *
 * <p>SQL text blocks into records, a query a page part, always within one county. Names of units and places come from the
 * {@link cn.yipanqi.organisation.CountyDirectory}, read once a page.
 *
 * <p><b>Not here:</b> numbers ({@link cn.yipanqi.ledger.MatterNumbers}), pages and JSON (packages beside this one).
 */
@org.springframework.modulith.NamedInterface("reading")
@org.jspecify.annotations.NullMarked
package cn.yipanqi.ledger.reading;
