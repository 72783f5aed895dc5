package cn.yipanqi.ledger.api;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.ledger.input.EntryDesk;
import cn.yipanqi.ledger.input.TagDesk;
import cn.yipanqi.ledger.input.TagDesk.Retagged;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.StringNode;

/** What is done to many entries of one county in one posting: all of them or none, and each that hinders it is named. */
@RestController
@RequestMapping("/api/v1/entries")
@Requires(Permission.ENTRY_WRITE)
class BatchApi {

    private final TagDesk tags;
    private final EntryDesk desk;

    BatchApi(TagDesk tags, EntryDesk desk) {
        this.tags = tags;
        this.desk = desk;
    }

    /** An entry in the version that was seen. */
    record Seen(@Nullable UUID id, @Nullable Integer expectedVersion) {}

    /**
     * @param county six digits, here or in the address
     * @param add codes of tags to be given
     * @param remove codes of tags to be taken away
     */
    record Tagging(
            @Nullable String county,
            @Nullable List<@Nullable Seen> entries,
            @Nullable Set<String> add,
            @Nullable Set<String> remove,
            @Nullable String reason) {}

    /** Of many entries. */
    record Withdrawal(
            @Nullable String county,
            @Nullable List<@Nullable Seen> entries,
            @Nullable String reason) {}

    record Withdrawn(int withdrawn) {}

    @PostMapping("/taggings")
    @ResponseStatus(HttpStatus.CREATED)
    Retagged tag(@RequestParam(name = "county", required = false) @Nullable String parameter, @RequestBody Tagging body)
            throws MissingServletRequestParameterException {
        return tags.retag(
                county(parameter, body.county()),
                seen(body.entries()),
                codes(body.add()),
                codes(body.remove()),
                body.reason());
    }

    @PostMapping("/withdrawals")
    @ResponseStatus(HttpStatus.CREATED)
    Withdrawn withdraw(
            @RequestParam(name = "county", required = false) @Nullable String parameter, @RequestBody Withdrawal body)
            throws MissingServletRequestParameterException {
        Map<UUID, Integer> seen = seen(body.entries());
        if (seen.isEmpty()) {
            throw new Refusal(Message.of("entries.none-picked"));
        }
        desk.withdrawAll(county(parameter, body.county()), seen, body.reason());
        return new Withdrawn(seen.size());
    }

    private static long county(@Nullable String parameter, @Nullable String named)
            throws MissingServletRequestParameterException {
        return Bodies.county(parameter, named == null ? null : StringNode.valueOf(named));
    }

    private static Set<String> codes(@Nullable Set<String> sent) {
        if (sent != null && sent.stream().anyMatch(Objects::isNull)) {
            throw new Refusal(Message.of("failure.body.unreadable"));
        }
        return sent == null ? Set.of() : sent;
    }

    private static Map<UUID, Integer> seen(@Nullable List<@Nullable Seen> entries) {
        Map<UUID, Integer> seen = new LinkedHashMap<>();
        for (Seen entry : entries == null ? List.<@Nullable Seen>of() : entries) {
            UUID id = entry == null ? null : entry.id();
            if (entry == null || id == null) {
                throw new Refusal(Message.of("failure.body.unreadable"));
            }
            Integer version = entry.expectedVersion();
            if (version == null) {
                throw new Refusal(Message.of("entry.version.missing"));
            }
            seen.put(id, version);
        }
        return seen;
    }
}
