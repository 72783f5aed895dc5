package cn.yipanqi.web.asset;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * Serves assets. Under its fingerprint one is kept for a year; under an older one (a page opened before an update asks for it) the file
 * of today is given, and not kept.
 */
@Controller
class AssetController {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @GetMapping(Assets.ROOT + "{fingerprint}/{*name}")
    ResponseEntity<byte[]> show(
            @PathVariable String fingerprint,
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Nullable String accepted) {
        return assets.find(name.replaceFirst("^/", ""))
                .map(asset -> answer(
                        asset, accepted, asset.fingerprint().equals(fingerprint) ? FOR_EVER : CacheControl.noStore()))
                .orElseGet(() -> ResponseEntity.notFound()
                        .cacheControl(CacheControl.noStore())
                        .build());
    }

    private static ResponseEntity<byte[]> answer(Asset asset, @Nullable String accepted, CacheControl kept) {
        var answer = ResponseEntity.ok()
                .contentType(asset.type())
                .cacheControl(kept)
                .header("X-Content-Type-Options", "nosniff");
        byte[] zipped = asset.zipped();
        if (zipped == null) {
            return answer.body(asset.content());
        }
        answer.varyBy(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.contains("gzip")
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(zipped)
                : answer.body(asset.content());
    }
}
