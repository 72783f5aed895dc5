/**
 * People, posts and accounts from a workbook 花名册: read, checked row by row, shown, and taken in as a whole or not at all. Nothing is kept
 * between the preview and the taking in; what the preview sends back is checked again.
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.accounts.roster;
