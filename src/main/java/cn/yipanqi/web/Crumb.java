package cn.yipanqi.web;

/**
 * A step of the way to a page, shown above its title.
 *
 * @param url within the site, for instance {@code /entries?kind=activity}
 * @param label in the visitor's language
 */
public record Crumb(String url, String label) {}
