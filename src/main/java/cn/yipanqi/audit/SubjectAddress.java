package cn.yipanqi.audit;

import org.jspecify.annotations.Nullable;

/** Where in the pages the subject of a deed is to be seen. Implemented by the modules whose deeds they are; asked once a row. */
@FunctionalInterface
public interface SubjectAddress {

    /** @return a path within the site, for instance {@code /accounts/…}; none where the action is another module's */
    @Nullable
    String of(String action, String subject);
}
