package cn.yipanqi.accounts.roster;

import cn.yipanqi.shared.Message;

/** What is wrong in one cell. */
public record Fault(int row, Column column, Message sentence) {}
