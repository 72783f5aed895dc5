package cn.yipanqi.shared;

import java.util.UUID;

/** Where new ids come from: time-ordered UUIDs of version 7 (RFC 9562), so that journals stay append-only on disk too. */
@FunctionalInterface
public interface Ids {

    UUID next();
}
