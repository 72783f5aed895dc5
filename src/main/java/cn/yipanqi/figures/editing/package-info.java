/**
 * A county's own definitions: figures it adds, and its own wording of the country's. Every change is a new version, nothing is taken
 * back; what was reported keeps the version it was reported with.
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.figures.editing;
