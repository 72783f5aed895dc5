package cn.yipanqi.web.asset;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * One file for the browser, as served.
 *
 * @param type its media type
 * @param fingerprint of the content; part of its address
 * @param content as it is
 * @param zipped the same through gzip, or nothing where that would not make it smaller (pictures)
 */
@SuppressWarnings("ArrayRecordComponent")
public record Asset(MediaType type, String fingerprint, byte[] content, byte @Nullable [] zipped) {}
