/**
 * Which entries of one kind in one county are the same matter 事项, and who led it: suggestions with their reasons, for a person to confirm.
 *
 * <p>Joint activities stand in several organisations' ledgers, with other wording, a day apart, the amount repeated or left out and the people
 * counted a little differently. Everything here is a pure function of the entries given: no database, no clock, no memory; the same entries
 * give the same suggestions in whatever order they come.
 *
 * <p><b>Words.</b> A <em>candidate</em> is an entry as far as matching looks at it; <em>evidence</em> is what one pair of candidates shows in
 * each respect (who names whom, title, day, place, people, amount, category), by the rules of {@link
 * cn.yipanqi.ledger.matching.MatchingRule}; a <em>group</em> is a suggestion; it is <em>sure</em> when every row is tied to the others by
 * evidence that leaves no room for doubt, and somebody named somebody; a <em>presumption</em> says who led, by the rules of {@link
 * cn.yipanqi.ledger.matching.LeadRule}, or that nobody can tell.
 *
 * <p><b>Not here:</b> merging and parting, remembering refusals (ledger), what units are called (organisation), pages.
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.ledger.matching;
