/**
 * Consents of people: to what text, of which version, given and withdrawn when. A text that changes gets a new version and asks anew; the
 * old one stays in the bundles ({@code persons.consent.<purpose>.<version>}), for whoever wants to know what was agreed to.
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.persons.consent;
