/**
 * What a station tells the public: a card the office edits, and the copy it publishes.
 *
 * <p><b>Words.</b> A <em>card</em> is what is edited; its <em>published copy</em> is what anybody may open at {@code /cards/stations/…} without
 * signing in, and stays as it was published until it is published anew or withdrawn. No names of people stand on it.
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.organisation.card;
