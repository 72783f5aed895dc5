/**
 * The ledger and its duplicates for programs: {@code /api/v1/entries}, {@code /api/v1/duplicates}, {@code /api/v1/matters}. What the pages
 * can do, with the same rules and permissions.
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.ledger.api;
