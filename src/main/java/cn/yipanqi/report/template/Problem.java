package cn.yipanqi.report.template;

import cn.yipanqi.shared.Message;

/**
 * What keeps a report text from being understood, and where.
 *
 * @param line from 1
 * @param column from 1, in characters of that line
 */
public record Problem(int line, int column, Message sentence) {}
