package cn.yipanqi.ledger;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which record an entry comes from, in words and as an address, and the refusal to change it anywhere but there. */
@Component
public class RecordSources {

    private final List<RecordAddress> addresses;

    RecordSources(ObjectProvider<RecordAddress> addresses) {
        this.addresses = addresses.orderedStream().toList();
    }

    /**
     * A record that entries come from.
     *
     * @param name what it is called, for instance 会议登记
     * @param url its page
     */
    public record Place(Message name, String url) {}

    /** None where the entry was made by hand or read from a workbook, or its module is not there to answer. */
    public Optional<Place> of(Source source) {
        UUID record = source.record();
        if (!source.ofRecord() || record == null) {
            return Optional.empty();
        }
        return addresses.stream()
                .filter(address -> address.knows(source.module()))
                .findFirst()
                .map(address -> new Place(Message.of(address.nameKey()), address.url(record)));
    }

    /** Why what the record states is not changed in the ledger. */
    public Message sentence(Source source) {
        return of(source)
                .map(place -> Message.of("ledger.entry.kept-elsewhere", place.name()))
                .orElseGet(() -> Message.of("ledger.entry.kept-elsewhere", Message.of("ledger.entry.other-module")));
    }

    /** The same as a refusal that leads to the record's page. */
    Refusal refusal(Source source) {
        return new Refusal(
                Refusal.Kind.INVALID,
                sentence(source),
                of(source).map(Place::url).orElse(null));
    }

    /** @throws Refusal naming the record and leading there, where a work module's record stands behind the entry */
    public void refuseForeign(EntryRecord entry) {
        if (entry.source().ofRecord()) {
            throw refusal(entry.source());
        }
    }
}
