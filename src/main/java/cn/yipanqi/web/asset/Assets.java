package cn.yipanqi.web.asset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.webjars.WebJarVersionLocator;

/**
 * The files for the browser, by name: {@code theme.css}, {@code vendor/htmx.js}.
 *
 * <p>The address carries a fingerprint of what is served, after the addresses inside a style sheet have been put in: a theme that imports
 * another Tabler is another theme, though its own text stayed the same. (Spring's version resolver fingerprints the text before, which
 * leaves returning visitors with an import that no longer exists.)
 */
public final class Assets {

    /** Under which every asset's address lies; open to everybody. */
    public static final String ROOT = "/assets/";

    /** What comes from others, by our own name for it: web jar and path within. */
    private static final Map<String, Vendored> VENDORED = Map.of(
            "vendor/tabler.css", new Vendored("tabler__core", "dist/css/tabler.min.css"),
            "vendor/htmx.js", new Vendored("htmx.org", "dist/htmx.min.js"));

    private static final Map<String, MediaType> TYPES = Map.of(
            "css",
            new MediaType("text", "css", StandardCharsets.UTF_8),
            "js",
            new MediaType("text", "javascript", StandardCharsets.UTF_8),
            "svg",
            MediaType.parseMediaType("image/svg+xml"),
            "png",
            MediaType.IMAGE_PNG,
            "woff2",
            MediaType.parseMediaType("font/woff2"));

    private static final Pattern ADDRESS_IN_STYLE = Pattern.compile("url\\(\"(?!data:|/|https?:)([^\"#?]+)\"\\)");
    private static final int FINGERPRINT_LENGTH = 12;

    private final String root;
    private final boolean remembered;
    private final Map<String, Optional<Asset>> known = new ConcurrentHashMap<>();
    private final WebJarVersionLocator webJars = new WebJarVersionLocator();
    private final DefaultResourceLoader files = new DefaultResourceLoader(Assets.class.getClassLoader());

    /**
     * @param root where our own files lie, {@code classpath:/…/} or {@code file:…/}
     * @param remembered whether a file is read once only; without it every request sees the file as it is (development)
     */
    public Assets(String root, boolean remembered) {
        this.root = root;
        this.remembered = remembered;
    }

    /**
     * Address of an asset, from the root of the site.
     *
     * @throws IllegalArgumentException where there is no such asset: a template names what is not there
     */
    public String address(String name) {
        Asset asset = find(name).orElseThrow(() -> new IllegalArgumentException("no asset " + name));
        return ROOT + asset.fingerprint() + "/" + name;
    }

    /** What is served under a name, if there is such a file. */
    public Optional<Asset> find(String name) {
        Optional<Asset> before = known.get(name);
        if (before != null) {
            return before;
        }
        Optional<Asset> asset = read(name);
        // Only what exists is remembered: asking for names that do not must not fill the memory.
        if (remembered && asset.isPresent()) {
            known.put(name, asset);
        }
        return asset;
    }

    private Optional<Asset> read(String name) {
        MediaType type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || name.contains("..") || name.startsWith("/")) {
            return Optional.empty();
        }
        Resource file = files.getResource(location(name));
        if (!file.isReadable()) {
            return Optional.empty();
        }
        try {
            byte[] content = file.getContentAsByteArray();
            boolean ours = !VENDORED.containsKey(name);
            return Optional.of(asset(type, ours && name.endsWith(".css") ? withAddresses(name, content) : content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String location(String name) {
        Vendored vendored = VENDORED.get(name);
        return vendored == null ? root + name : "classpath:/" + webJars.fullPath(vendored.jar(), vendored.path());
    }

    private byte[] withAddresses(String name, byte[] style) {
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        return ADDRESS_IN_STYLE
                .matcher(new String(style, StandardCharsets.UTF_8))
                .replaceAll(found ->
                        Matcher.quoteReplacement("url(\"" + relative(name, address(folder + found.group(1))) + "\")"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** From the place of one asset to another's address, so that the site may lie under any path. */
    private static String relative(String from, String address) {
        int up = 1 + (int) from.chars().filter(c -> c == '/').count();
        return "../".repeat(up) + address.substring(ROOT.length());
    }

    private static Asset asset(MediaType type, byte[] content) throws IOException {
        byte[] zipped = type.getType().equals("text") || type.getSubtype().contains("xml") ? gzip(content) : null;
        return new Asset(type, fingerprint(content), content, zipped);
    }

    private static String fingerprint(byte[] content) {
        try {
            byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, FINGERPRINT_LENGTH);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream(content.length / 4);
        try (var out = new GZIPOutputStream(zipped) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            out.write(content);
        }
        return zipped.toByteArray();
    }

    private record Vendored(String jar, String path) {}
}
