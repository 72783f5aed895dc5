package cn.yipanqi.web;

/**
 * One of the things a select, a row of radio buttons or of checkboxes offers.
 *
 * @param value what is sent
 * @param label what is read, in the visitor's language
 */
public record Choice(String value, String label) {}
