package cn.yipanqi.ledger.api;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.ledger.LeadBasis;
import cn.yipanqi.ledger.input.EntryInput;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.MissingServletRequestParameterException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the bodies of requests: an entry, or what is to be changed of one. */
@Component
class Bodies {

    private final JsonMapper json;

    Bodies(JsonMapper json) {
        this.json = json;
    }

    EntryInput entry(JsonNode body) {
        try {
            return json.treeToValue(body, EntryInput.class);
        } catch (JacksonException e) {
            throw new Refusal(Message.of("failure.body.unreadable"));
        }
    }

    /** A JSON merge patch (RFC 7396): what is not named stays, what is null goes, an object is patched in turn. */
    EntryInput patched(EntryInput now, JsonNode patch) {
        ObjectNode target = json.valueToTree(now);
        if (!patch.has("lead") && LeadBasis.UNKNOWN.name().equals(text(patch, "leadBasis"))) {
            target.remove("lead");
        }
        return entry(merge(target, patch));
    }

    private static ObjectNode merge(ObjectNode target, JsonNode patch) {
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                target.remove(field.getKey());
            } else if (value.isObject() && target.get(field.getKey()) instanceof ObjectNode inner) {
                merge(inner, value);
            } else {
                target.set(field.getKey(), value);
            }
        }
        return target;
    }

    /** The county a request names, in its address or, for want of that, in its body. */
    static long county(@Nullable String parameter, @Nullable JsonNode named)
            throws MissingServletRequestParameterException {
        String code = parameter != null && !parameter.isBlank()
                ? parameter.strip()
                : named == null || named.isNull() ? "" : named.asString("").strip();
        if (code.isEmpty()) {
            throw new MissingServletRequestParameterException("county", "six digits");
        }
        if (!code.matches("\\d{6}")) {
            throw new Refusal(Message.of("access.county.unreadable"));
        }
        long county = Long.parseLong(code);
        if (!CurrentScope.get().reads(county)) {
            throw Refusal.absent("county");
        }
        return county;
    }

    static @Nullable String text(JsonNode body, String field) {
        JsonNode value = body.get(field);
        return value == null || value.isNull() ? null : value.asString(null);
    }

    /** @throws Refusal where it is there and is no whole number */
    static @Nullable Integer number(JsonNode body, String field) {
        JsonNode value = body.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        try {
            return Integer.valueOf(value.asString("").strip());
        } catch (NumberFormatException e) {
            throw new Refusal(Message.of("failure.body.unreadable"));
        }
    }
}
