package cn.yipanqi.organisation.card;

import cn.yipanqi.access.factor.QrCode;
import cn.yipanqi.shared.Refusal;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A published card, open to all. What is not published is nowhere, whoever asks. */
@Controller
class PublicCardController {

    private final StationCards cards;

    PublicCardController(StationCards cards) {
        this.cards = cards;
    }

    @GetMapping("/cards/stations/{id}")
    ModelAndView show(@PathVariable UUID id) {
        PublishedCard card = cards.published(id).orElseThrow(() -> Refusal.absent("card"));
        return new ModelAndView(
                "organisation/card/show", Map.of("card", card, "code", QrCode.of(address(id)), "address", address(id)));
    }

    /** As whoever scans it opens it: by the name under which this site is asked for. */
    static String address(UUID station) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/cards/stations/" + station)
                .build()
                .toUriString();
    }
}
