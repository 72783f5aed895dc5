package cn.yipanqi.ledger.api;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.ledger.input.SettlementDesk;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a person settles about a matter. */
@RestController
@Requires(Permission.MERGE)
class SettlementApi {

    private final SettlementDesk desk;

    SettlementApi(SettlementDesk desk) {
        this.desk = desk;
    }

    /**
     * @param field a measure's column, or {@code lead}
     * @param value the number, or the unit's id or name
     * @param reason why
     */
    record Settlement(
            @Nullable String field,
            @Nullable String value,
            @Nullable String reason) {}

    @PostMapping("/api/v1/matters/{id}/settlement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void settle(@PathVariable UUID id, @RequestBody Settlement settlement) {
        desk.settle(id, settlement.field(), settlement.value(), settlement.reason());
    }
}
