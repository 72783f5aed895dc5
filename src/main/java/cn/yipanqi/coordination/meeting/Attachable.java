package cn.yipanqi.coordination.meeting;

import java.util.List;
import java.util.UUID;

/** What may be laid before a hearing from elsewhere in the system. Implemented by the modules that have it, such as the yearly report. */
public interface Attachable {

    /**
     * A document of another module.
     *
     * @param id that module's record
     * @param url where it is shown, a path within the site
     */
    record Document(UUID id, String title, String url) {}

    /** What the county has to offer, the latest first. */
    List<Document> of(long county);
}
