package cn.yipanqi.organisation.card;

import java.util.List;
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

    private static @Nullable UUID id(@Nullable String typed) {
        try {
            return typed == null || typed.isBlank() ? null : UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
