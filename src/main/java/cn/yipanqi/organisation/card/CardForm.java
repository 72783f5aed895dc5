package cn.yipanqi.organisation.card;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A card as it was typed. */
public record CardForm(
        @Nullable String address,
        @Nullable String hours,
        @Nullable String services,
        @Nullable String phone,
        @Nullable String home) {

    static final List<String> FIELDS = List.of("address", "home", "hours", "services", "phone");

    static CardForm of(StationCard card) {
        return new CardForm(
                card.address(), card.hours(), card.services(), card.phone(), Objects.toString(card.home(), null));
    }

    StationCards.Facts facts() {
        return new StationCards.Facts(address, hours, services, phone, id(home));
    }

    /** What stands on the card by now where something else was typed, by field; the home, a choice, shows by itself. */
    Map<String, String> otherwise(StationCard card) {
        Map<String, String> theirs = new LinkedHashMap<>();
        put(theirs, "address", address, card.address());
        put(theirs, "hours", hours, card.hours());
        put(theirs, "services", services, card.services());
        put(theirs, "phone", phone, card.phone());
        return theirs;
    }

    private static void put(Map<String, String> theirs, String field, @Nullable String typed, String now) {
        if (!now.equals(typed == null ? "" : typed.replace("\r\n", "\n").strip())) {
            theirs.put(field, now);
        }
    }

    private static @Nullable UUID id(@Nullable String typed) {
        try {
            return typed == null || typed.isBlank() ? null : UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
