package cn.yipanqi.accounts;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Grants;
import cn.yipanqi.access.Grants.Days;
import cn.yipanqi.access.Role;
import cn.yipanqi.organisation.Person;
import cn.yipanqi.organisation.Post;
import cn.yipanqi.organisation.PostEnded;
import cn.yipanqi.organisation.PostTaken;
import cn.yipanqi.shared.RegionCode;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets roles follow posts: a post taken brings its grant, a post ended takes it away, in the same transaction. */
@Component
class PostGrants {

    private final Accounts accounts;
    private final Grants grants;

    PostGrants(Accounts accounts, Grants grants) {
        this.accounts = accounts;
        this.grants = grants;
    }

    @EventListener
    void taken(PostTaken event) {
        accounts.ofPerson(event.post().person()).ifPresent(account -> give(account.id(), event.county(), event.post()));
    }

    @EventListener
    void ended(PostEnded event) {
        LocalDate end = event.post().endedOn();
        if (end != null) {
            grants.endOfPost(event.post().id(), end);
        }
    }

    /** What a person's posts of today and of days to come bring to an account that is opened for him. */
    void bring(UUID account, Person person) {
        person.posts().stream()
                .filter(post -> !post.endedBy(grants.today()))
                .forEach(post -> give(account, person.county(), post));
    }

    private void give(UUID account, long county, Post post) {
        Grant grant = new Grant(post.role(), RegionCode.county(county), unit(post), post.station(), Set.of());
        grants.give(account, grant, new Days(post.from(), post.endedOn()), post.id());
    }

    /** Only a cadre's role is narrowed to a unit; a coordinator or leader sits in one and looks after all. */
    private static @Nullable UUID unit(Post post) {
        return post.role() == Role.CADRE ? post.unit() : null;
    }
}
