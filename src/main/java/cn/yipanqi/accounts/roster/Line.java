package cn.yipanqi.accounts.roster;

/**
 * One row as it was typed.
 *
 * @param row number in the sheet, for whoever mends it there
 * @param place short or full name of a unit or station; empty for the division itself
 * @param login of the account to open; empty for none
 */
public record Line(int row, String name, String place, String position, String role, String login, String from) {}
