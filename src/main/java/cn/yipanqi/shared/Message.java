package cn.yipanqi.shared;

import java.io.Serializable;
import java.util.List;

/**
 * A sentence for the user, not yet in a language: a key of the message bundles and what fills its places.
 *
 * @param key a key that stands in every bundle (src/main/resources/messages*.properties)
 * @param args numbers, dates, texts; an argument that is itself a {@code Message} is put into the language first
 */
public record Message(String key, List<Object> args) implements Serializable {

    public static Message of(String key, Object... args) {
        return new Message(key, List.of(args));
    }

    @Override
    public String toString() {
        return args.isEmpty() ? key : key + args;
    }
}
