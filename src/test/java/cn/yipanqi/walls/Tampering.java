package cn.yipanqi.walls;

import static cn.yipanqi.walls.Venom.one;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ways of spoiling a request that would fit. */
final class Tampering {

    /** Those that go deepest the most. */
    private static final List<BiConsumer<Draft, Random>> WAYS = List.of(
            Tampering::path,
            Tampering::segment,
            Tampering::parameters,
            Tampering::parameters,
            Tampering::parameters,
            Tampering::doubled,
            Tampering::spoiledQuery,
            Tampering::fields,
            Tampering::fields,
            Tampering::fields,
            Tampering::fields,
            Tampering::fields,
            Tampering::brokenBody,
            Tampering::contentType,
            Tampering::method,
            Tampering::header,
            Tampering::proof,
            Tampering::key,
            Tampering::framing);

    private static final Pattern VALUE =
            Pattern.compile("\"[^\"]*\"\\s*:\\s*(\"[^\"]*\"|-?\\d+|true|false|\\[[^\\[\\]]*\\])");

    private Tampering() {}

    /** One way or some at once. */
    static void spoil(Draft draft, Random random) {
        for (int i = random.nextInt(4) == 0 ? 2 : 1; i > 0; i--) {
            one(WAYS, random).accept(draft, random);
        }
    }

    private static void path(Draft draft, Random random) {
        draft.path(path -> {
            int at = random.nextInt(path.length() + 1);
            return (at == 0 ? "/" : path.substring(0, at)) + one(Oddities.STEPS, random) + path.substring(at);
        });
    }

    private static void segment(Draft draft, Random random) {
        draft.path(path -> {
            String[] parts = path.split("/", -1);
            parts[random.nextInt(parts.length)] = Venom.encoded(random);
            String changed = String.join("/", parts);
            return changed.startsWith("/") ? changed : "/" + changed;
        });
    }

    private static void parameters(Draft draft, Random random) {
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            draft.parameter(one(Oddities.NAMES, random) + "=" + Venom.encoded(random));
        }
    }

    private static void doubled(Draft draft, Random random) {
        int query = draft.target.indexOf('?');
        if (query >= 0) {
            String pairs = draft.target.substring(query + 1);
            draft.target += "&" + (random.nextBoolean() ? pairs : pairs.replaceAll("=[^&]*", "="));
        }
        if (draft.form()) {
            draft.text(draft.text() + "&" + draft.text());
        }
    }

    private static void spoiledQuery(Draft draft, Random random) {
        draft.target = draft.target.replaceAll("=[^&]*", Matcher.quoteReplacement("=" + Venom.encoded(random)));
        draft.target += one(
                List.of("", "&", "&=", "&&&", "?", "&%00=1", "&a[b][c]=1", "&[0]=x", "&=" + "x".repeat(5_000)), random);
    }

    /** One field of the body has another value. */
    private static void fields(Draft draft, Random random) {
        if (draft.json()) {
            List<int[]> values = VALUE.matcher(draft.text())
                    .results()
                    .map(found -> new int[] {found.start(1), found.end(1)})
                    .toList();
            if (!values.isEmpty()) {
                int[] value = one(values, random);
                String text = draft.text();
                draft.text(text.substring(0, value[0]) + Venom.json(random) + text.substring(value[1]));
            }
        } else if (draft.form()) {
            String[] pairs = draft.text().split("&", -1);
            int which = random.nextInt(pairs.length);
            pairs[which] = pairs[which].replaceFirst("=.*", "") + "="
                    + Venom.encoded(random).replace("&", "");
            draft.text(String.join("&", pairs));
        } else if (draft.file()) {
            draft.bytes(new String(draft.body, java.nio.charset.StandardCharsets.ISO_8859_1)
                    .replaceFirst(
                            "filename=\"[^\"]*\"",
                            Matcher.quoteReplacement("filename=\""
                                    + one(
                                            List.of(
                                                    "../../../etc/passwd",
                                                    "",
                                                    "a\u0000.xlsx",
                                                    "x".repeat(5_000) + ".xlsx",
                                                    "con.xlsx",
                                                    "a.xlsx\\\"; name=\\\"county",
                                                    "a",
                                                    ".xlsx",
                                                    "<script>.docx",
                                                    "\u00ff\u00fe.pdf",
                                                    "%00.pdf",
                                                    "a.exe",
                                                    "a.XLSX ",
                                                    "a.xls"),
                                            random)
                                    + "\"")));
        }
    }

    private static void brokenBody(Draft draft, Random random) {
        String text = new String(draft.body, java.nio.charset.StandardCharsets.ISO_8859_1);
        int at = text.isEmpty() ? 0 : random.nextInt(text.length());
        draft.bytes(
                switch (random.nextInt(10)) {
                    case 0 -> text.substring(0, at);
                    case 1 -> text.substring(at);
                    case 2 -> text.substring(0, at) + "\u00c3\u0028" + text.substring(at);
                    case 3 -> text.substring(0, at) + "\u0000" + text.substring(at);
                    case 4 -> "\u00ef\u00bb\u00bf" + text;
                    case 5 -> text + text;
                    case 6 ->
                        one(List.of("null", "[]", "0", "\"\"", "{", "}", "{}", "[[[[", "<x/>", "\u00ff\u00fe"), random);
                    case 7 -> "{\"county\":" + "[".repeat(20_000);
                    case 8 -> text.replaceFirst("--\r\n$", "");
                    default ->
                        text.replace(
                                "form-data",
                                one(List.of("form-dat", "attachment", "form-data; name=a; name=b", ""), random));
                });
    }

    private static void contentType(Draft draft, Random random) {
        draft.set("Content-Type", one(Oddities.TYPES, random));
    }

    private static void method(Draft draft, Random random) {
        draft.method = one(Oddities.METHODS, random);
    }

    private static void header(Draft draft, Random random) {
        String[] header = one(Oddities.HEADERS, random).split(": ", 2);
        draft.add(header[0], header[1]);
    }

    /** Without what proves who asks, or that a page of ours sent it. */
    private static void proof(Draft draft, Random random) {
        switch (random.nextInt(8)) {
            case 0 -> draft.set("X-CSRF-TOKEN", null);
            case 1 -> draft.set("X-CSRF-TOKEN", "forged");
            case 2 ->
                draft.set("X-CSRF-TOKEN", UUID.nameUUIDFromBytes(new byte[] {1}).toString());
            case 3 -> draft.set("Authorization", "Bearer");
            case 4 -> draft.set("Authorization", "Bearer ypq_" + "A".repeat(43));
            case 5 -> draft.set("Authorization", "bearer \u0000' or 1=1");
            case 6 -> draft.set("Authorization", null).set("Cookie", null);
            default -> draft.set("Cookie", "yipanqi=" + "Zm9yZ2Vk".repeat(20));
        }
    }

    private static void key(Draft draft, Random random) {
        draft.set(
                "Idempotency-Key",
                one(
                        List.of(
                                "walls",
                                "walls",
                                "walls",
                                "",
                                " ",
                                "x".repeat(256),
                                "'; --",
                                "\u00ff",
                                "%00",
                                "a,b",
                                "\u0001"),
                        random));
        if (random.nextInt(4) == 0) {
            draft.add("Idempotency-Key", "second");
        }
    }

    private static void framing(Draft draft, Random random) {
        switch (random.nextInt(7)) {
            case 0 -> draft.set("Content-Length", "-1");
            case 1 -> draft.set("Content-Length", "99999999999999999999");
            case 2 -> draft.set("Content-Length", Integer.toString(draft.body.length + 100));
            case 3 -> draft.set("Transfer-Encoding", "chunked");
            case 4 -> draft.set("Transfer-Encoding", "gzip, chunked").add("Content-Length", "5");
            case 5 ->
                draft.set("Host", one(List.of("evil.example", "", "a b", "[::1", "localhost:99999", "\u00ff"), random));
            default -> draft.add("Content-Length", "3").add("Content-Length", "4");
        }
    }
}
