package cn.yipanqi.organisation.card;

import static cn.yipanqi.access.Permission.ORGANISATION_EDIT;
import static cn.yipanqi.access.Permission.ORGANISATION_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.factor.QrCode;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A station's card: edited, published, taken back. */
@Controller
@RequestMapping("/organisation/stations/{id}/card")
@Requires(ORGANISATION_EDIT)
class CardController {

    private final StationCards cards;
    private final Directory directory;

    CardController(StationCards cards, Directory directory) {
        this.cards = cards;
        this.directory = directory;
    }

    @GetMapping
    @Requires(ORGANISATION_READ)
    ModelAndView show(County county, @PathVariable UUID id, Page page) {
        StationCard card = cards.find(county.code(), id);
        return form(county, card, CardForm.of(card), page.mistakes());
    }

    private ModelAndView form(County county, StationCard card, CardForm form, Mistakes mistakes) {
        CountyDirectory register = directory.of(county.code());
        Map<String, Object> model = new HashMap<>();
        model.put("all", register);
        model.put("station", register.station(card.station()).orElseThrow(() -> Refusal.absent("station")));
        model.put("card", card);
        model.put("form", form);
        model.put("mistakes", mistakes.inOrder(CardForm.FIELDS));
        model.put(
                "homes",
                register.homes()
                        .map(home -> new Choice(home.id().toString(), home.name()))
                        .toList());
        model.put("address", PublicCardController.address(card.station()));
        model.put("code", QrCode.of(PublicCardController.address(card.station())));
        return new ModelAndView("organisation/card/edit", model);
    }

    @PostMapping
    ModelAndView save(
            County county,
            @PathVariable UUID id,
            CardForm form,
            @RequestParam int revision,
            Page page,
            RedirectAttributes redirect) {
        try {
            cards.save(county.code(), id, form.facts(), revision);
            return shown(county, id, redirect, "card.saved");
        } catch (InvalidInput input) {
            return again(county, id, form, page.mistakes().add(input.faults()), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.STALE) {
                throw refusal;
            }
            Mistakes mistakes = page.mistakes().add("", refusal.sentence());
            form.otherwise(cards.find(county.code(), id))
                    .forEach((field, theirs) -> mistakes.add(field, Message.of("card.theirs", theirs)));
            return again(county, id, form, mistakes, HttpStatus.CONFLICT);
        }
    }

    @PostMapping("/publication")
    ModelAndView publish(
            County county, @PathVariable UUID id, @RequestParam int revision, Page page, RedirectAttributes redirect) {
        try {
            cards.publish(county.code(), id, revision);
            return shown(county, id, redirect, "card.published");
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID && refusal.kind() != Refusal.Kind.STALE) {
                throw refusal;
            }
            StationCard card = cards.find(county.code(), id);
            ModelAndView again =
                    form(county, card, CardForm.of(card), page.mistakes().add("address", refusal.sentence()));
            again.setStatus(HttpStatus.valueOf(refusal.kind().status()));
            return again;
        }
    }

    @PostMapping("/publication/ending")
    ModelAndView withdraw(County county, @PathVariable UUID id, RedirectAttributes redirect) {
        cards.withdraw(county.code(), id);
        return shown(county, id, redirect, "card.withdrawn");
    }

    private ModelAndView again(County county, UUID id, CardForm form, Mistakes mistakes, HttpStatus status) {
        ModelAndView again = form(county, cards.find(county.code(), id), form, mistakes);
        again.setStatus(status);
        return again;
    }

    private static ModelAndView shown(County county, UUID id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute(Page.NOTICE, Message.of(notice));
        return new ModelAndView("redirect:/organisation/stations/" + id + "/card?county="
                + String.format(Locale.ROOT, "%06d", county.code()));
    }
}
