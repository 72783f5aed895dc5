package cn.yipanqi.web;

import cn.yipanqi.shared.Message;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sentences that are kept in the database, so that whoever reads them later does so in his own language: {@code {"key":…,"args":[…]}}.
 * Arguments come back as texts, whole numbers, decimals or sentences; days as their ISO texts.
 */
@Component
public class StoredMessages {

    private final JsonMapper json;

    StoredMessages(JsonMapper json) {
        this.json = json;
    }

    public String write(Message message) {
        return json.writeValueAsString(node(message));
    }

    public String write(List<Message> messages) {
        ArrayNode all = json.createArrayNode();
        messages.forEach(message -> all.add(node(message)));
        return json.writeValueAsString(all);
    }

    private ObjectNode node(Message message) {
        ObjectNode node = json.createObjectNode().put("key", message.key());
        ArrayNode args = node.putArray("args");
        for (Object arg : message.args()) {
            if (arg instanceof Message inner) {
                args.add(node(inner));
            } else if (arg instanceof Number number) {
                args.add(number(number));
            } else {
                args.add(String.valueOf(arg));
            }
        }
        return node;
    }

    /** Stays a number, whole or not: the sentence may ask for its per cent. */
    private static BigDecimal number(Number number) {
        return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
    }

    /** A sentence, or none where nothing was kept. */
    public @Nullable Message read(@Nullable String kept) {
        return kept == null ? null : message(json.readTree(kept));
    }

    public List<Message> readAll(String kept) {
        List<Message> messages = new ArrayList<>();
        json.readTree(kept).forEach(node -> messages.add(message(node)));
        return List.copyOf(messages);
    }

    private static Message message(JsonNode node) {
        List<Object> args = new ArrayList<>();
        node.path("args").forEach(arg -> args.add(argument(arg)));
        return new Message(node.path("key").asString(), List.copyOf(args));
    }

    private static Object argument(JsonNode arg) {
        if (arg.isObject()) {
            return message(arg);
        }
        if (arg.isIntegralNumber()) {
            return arg.longValue();
        }
        return arg.isNumber() ? arg.decimalValue() : arg.asString();
    }
}
