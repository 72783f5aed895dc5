/**
 * The ledger's pages: the list, one entry, the form by hand, corrections and withdrawals, evidence, and the duplicates. One small
 * controller a resource; what it needs of permissions stands on it.
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.ledger.pages;
