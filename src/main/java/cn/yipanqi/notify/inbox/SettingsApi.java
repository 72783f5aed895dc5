package cn.yipanqi.notify.inbox;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.notify.Addressee;
import cn.yipanqi.notify.Hours;
import cn.yipanqi.notify.mail.OwnMail;
import cn.yipanqi.notify.reminder.Contacts;
import cn.yipanqi.notify.reminder.Preferences;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How one wants to be told, who is told for whom, and the county's hours, for programs. */
@RestController
@RequestMapping("/api/v1/inbox")
class SettingsApi {

    private final Preferences preferences;
    private final OwnMail mail;
    private final Contacts contacts;
    private final ContactLines lines;

    SettingsApi(Preferences preferences, OwnMail mail, Contacts contacts, ContactLines lines) {
        this.preferences = preferences;
        this.mail = mail;
        this.contacts = contacts;
        this.lines = lines;
    }

    /** @param county the county's hours, within which one's own lie */
    record SettingsBody(Hours county, Preferences.Wish own, OwnMail.Shown mail) {}

    record HoursBody(@Nullable LocalTime from, @Nullable LocalTime until) {}

    record AddressBody(@NotNull String address) {}

    record CodeBody(@NotNull String code) {}

    /** @param account who is told, none where nobody can be */
    record ContactBody(
            Addressee of, @Nullable String name, @Nullable UUID account, boolean chosen) {}

    record ContactsBody(List<ContactBody> items) {}

    record ChoiceBody(
            @NotNull String kind,
            @Nullable UUID of,
            @NotNull UUID account) {}

    @GetMapping("/settings")
    @Requires(Permission.ORGANISATION_READ)
    SettingsBody settings(County county, @AuthenticationPrincipal SignedIn asker) {
        return new SettingsBody(
                preferences.of(county.code()), preferences.own(asker.account()), mail.of(asker.account()));
    }

    @PostMapping("/settings/hours")
    @Requires(Permission.ORGANISATION_READ)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hours(County county, @AuthenticationPrincipal SignedIn asker, @Valid @RequestBody HoursBody body) {
        preferences.want(county.code(), asker.account(), body.from(), body.until());
    }

    @PostMapping("/settings/address")
    @Requires(Permission.ORGANISATION_READ)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void address(@AuthenticationPrincipal SignedIn asker, @Valid @RequestBody AddressBody body) {
        mail.give(asker.account(), asker.name(), body.address());
    }

    @PostMapping("/settings/address/confirmation")
    @Requires(Permission.ORGANISATION_READ)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(@AuthenticationPrincipal SignedIn asker, @Valid @RequestBody CodeBody body) {
        mail.confirm(asker.account(), body.code());
    }

    @PostMapping("/settings/address/removal")
    @Requires(Permission.ORGANISATION_READ)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal SignedIn asker) {
        mail.remove(asker.account());
    }

    @GetMapping("/contacts")
    @Requires(Permission.COORDINATION_WORK)
    ContactsBody contacts(County county) {
        return new ContactsBody(lines.of(county.code()).stream()
                .map(line -> new ContactBody(
                        line.of(),
                        line.name(),
                        line.told() == null ? null : line.told().account(),
                        line.chosen()))
                .toList());
    }

    @PostMapping("/contacts")
    @Requires(Permission.COORDINATION_WORK)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void choose(County county, @Valid @RequestBody ChoiceBody body) {
        contacts.choose(county.code(), ContactController.addressee(body.kind(), body.of()), body.account());
    }

    record CountyHoursBody(
            @NotNull LocalTime digestAt,
            @NotNull LocalTime from,
            @NotNull LocalTime until,
            @NotNull Integer soonDays) {}

    @PostMapping("/hours")
    @Requires(Permission.COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hoursOfCounty(County county, @Valid @RequestBody CountyHoursBody body) {
        preferences.set(county.code(), new Hours(body.digestAt(), body.from(), body.until(), body.soonDays()));
    }
}
