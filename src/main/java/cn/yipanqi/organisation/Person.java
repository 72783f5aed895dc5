package cn.yipanqi.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Somebody who holds, held or will hold posts.
 *
 * @param posts the latest beginning first; on a list those of today only
 */
public record Person(UUID id, long county, String name, List<Post> posts) {

    /** What the person is on a day. */
    public List<Post> on(LocalDate day) {
        return posts.stream().filter(post -> post.on(day)).toList();
    }
}
