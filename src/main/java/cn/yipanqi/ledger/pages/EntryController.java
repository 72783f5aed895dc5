package cn.yipanqi.ledger.pages;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.ledger.Catalogue;
import cn.yipanqi.ledger.OwnEntries;
import cn.yipanqi.ledger.RecordSources;
import cn.yipanqi.ledger.reading.CountyNames;
import cn.yipanqi.ledger.reading.EntryStories;
import cn.yipanqi.ledger.reading.EntryStory;
import cn.yipanqi.web.Page;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One entry: beside the list where a script asks for it, else a page of its own. */
@Controller
@Requires(Permission.LEDGER_READ)
class EntryController {

    private final EntryStories stories;
    private final CountyNames countyNames;
    private final Catalogue catalogue;

    private final RecordSources sources;

    EntryController(EntryStories stories, CountyNames countyNames, Catalogue catalogue, RecordSources sources) {
        this.sources = sources;
        this.stories = stories;
        this.countyNames = countyNames;
        this.catalogue = catalogue;
    }

    /** @param asOf a posting number: the entry as it stood after it */
    @GetMapping("/entries/{id}")
    @Snapshot
    ModelAndView show(
            @PathVariable UUID id, @RequestParam @Nullable Long asOf, @AuthenticationPrincipal SignedIn me, Page page) {
        EntryStory story = stories.of(id, asOf);
        boolean present = !story.past() && !story.withdrawn();
        boolean mayWrite = present && me.may(Permission.ENTRY_WRITE) && OwnEntries.mayWrite(story.entry());
        EntryView view = new EntryView(
                story,
                countyNames.of(story.entry().county()),
                catalogue.kind(story.entry().content().kind()),
                sources.of(story.entry().source()).orElse(null),
                mayWrite,
                present && me.may(Permission.MERGE));
        return new ModelAndView(page.partial() ? "ledger/entries/_drawer" : "ledger/entries/show", "view", view);
    }
}
