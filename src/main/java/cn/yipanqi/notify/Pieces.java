package cn.yipanqi.notify;

import cn.yipanqi.web.StoredMessages;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The pieces of a message as they are kept. */
@Component
public class Pieces {

    private final JsonMapper json;
    private final StoredMessages messages;

    Pieces(JsonMapper json, StoredMessages messages) {
        this.json = json;
        this.messages = messages;
    }

    public String write(List<Piece> pieces) {
        ArrayNode all = json.createArrayNode();
        pieces.forEach(piece -> {
            ObjectNode node = all.addObject();
            node.set("what", json.readTree(messages.write(piece.what())));
            node.put("url", piece.url());
            node.put("due", piece.due() == null ? null : piece.due().toString());
            node.put("urgency", piece.urgency().name());
            node.put("sensitive", piece.sensitive());
        });
        return json.writeValueAsString(all);
    }

    public List<Piece> read(String kept) {
        List<Piece> pieces = new ArrayList<>();
        json.readTree(kept).forEach(node -> pieces.add(piece(node)));
        return List.copyOf(pieces);
    }

    private Piece piece(JsonNode node) {
        JsonNode due = node.path("due");
        return new Piece(
                Objects.requireNonNull(messages.read(node.path("what").toString())),
                node.path("url").asString(),
                due.isNull() || due.isMissingNode() ? null : LocalDate.parse(due.asString()),
                Urgency.valueOf(node.path("urgency").asString()),
                node.path("sensitive").asBoolean());
    }
}
