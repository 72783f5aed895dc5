/**
 * What people ask for about their data: asked on one's own page, answered by the county's office.
 *
 * <p>A request is <em>asked</em>, then accepted, refused or withdrawn, and stays so. An accepted correction enters the number that was asked
 * for; an accepted deletion erases the personal columns and leaves what the law wants kept: name, posts, the audit record.
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.persons.request;
