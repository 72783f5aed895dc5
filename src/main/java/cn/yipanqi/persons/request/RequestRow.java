package cn.yipanqi.persons.request;

/**
 * A request on the office's list.
 *
 * @param name of the person who asks
 */
public record RequestRow(DataRequest request, String name) {}
