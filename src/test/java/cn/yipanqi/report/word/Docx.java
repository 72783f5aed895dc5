package cn.yipanqi.report.word;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A Word file taken apart, for tests that do to it what people and office suites do. */
final class Docx {

    static final String BODY = "word/document.xml";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    Docx(byte[] bytes) {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String part(String name) {
        byte[] part = parts.get(name);
        if (part == null) {
            throw new AssertionError("no part " + name + " among " + parts.keySet());
        }
        return new String(part, StandardCharsets.UTF_8);
    }

    Docx with(String name, byte[] bytes) {
        parts.put(name, bytes);
        return this;
    }

    Docx without(String name) {
        parts.remove(name);
        return this;
    }

    Docx edit(String name, UnaryOperator<String> edit) {
        String before = part(name);
        String after = edit.apply(before);
        if (after.equals(before)) {
            throw new AssertionError("the edit found nothing to change in " + name);
        }
        parts.put(name, after.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Docx body(UnaryOperator<String> edit) {
        return edit(BODY, edit);
    }

    /** Replaces words in the body once. */
    Docx words(String before, String after) {
        return body(xml -> xml.replaceFirst(java.util.regex.Pattern.quote(before), after));
    }

    /** Overwrites what stands in the control of a figure. */
    Docx number(String code, String shown) {
        return body(xml -> xml.replaceFirst(
                "(<w:tag w:val=\"" + java.util.regex.Pattern.quote(code) + "@.*?<w:t>)[^<]*(</w:t>)",
                "$1" + shown + "$2"));
    }

    /** What office suites without content controls leave. */
    Docx withoutControls() {
        return body(xml -> xml.replaceAll("<w:sdt>.*?<w:sdtContent>(.*?)</w:sdtContent></w:sdt>", "$1"));
    }

    Docx withoutCodes() {
        return body(xml -> xml.replaceAll("<w:hyperlink .*?</w:hyperlink>", ""));
    }

    Docx withoutTable() {
        return body(xml -> xml.replaceAll("<w:tbl>.*</w:tbl>", ""));
    }

    Docx withoutIdentifier() {
        return edit("docProps/core.xml", xml -> xml.replaceAll("<dc:identifier>.*?</dc:identifier>", ""));
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue());
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
