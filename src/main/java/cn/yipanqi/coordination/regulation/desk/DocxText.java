package cn.yipanqi.coordination.regulation.desk;

import cn.yipanqi.coordination.regulation.Draft;
import cn.yipanqi.coordination.regulation.clause.Numerals;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.springframework.web.multipart.MultipartFile;

/**
 * The paragraphs of a Word document, opened with suspicion: nothing is unpacked beyond measure, and what is no .docx is refused. Numbers that
 * Word counts itself (第一条 as a list) are written out, for they are no part of a paragraph's text. The file is not kept.
 */
final class DocxText {

    private static final int LARGEST = 20 * 1024 * 1024;
    private static final long UNPACKED = 100L * 1024 * 1024;
    private static final int PARTS = 2_000;
    private static final Pattern SECRET_NAME = Pattern.compile("秘密|机密|绝密");
    private static final Pattern SECRET = Pattern.compile("^\\s*(秘密|机密|绝密)\\s*(★.*)?$");

    private final Map<String, Integer> counted = new HashMap<>();

    private DocxText() {}

    /** @throws Refusal where it is none, too large, bears a secrecy mark or holds too much text */
    static String of(MultipartFile file) throws IOException {
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        if (SECRET_NAME.matcher(name).find()) {
            throw new Refusal(Message.of("regulation.docx.secret"));
        }
        if (file.getSize() > LARGEST) {
            throw new Refusal(Message.of("regulation.docx.large", LARGEST / 1024 / 1024));
        }
        byte[] bytes = file.getBytes();
        measure(bytes);
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
            return new DocxText().read(document);
        } catch (POIXMLException | OpenXML4JRuntimeException | IllegalArgumentException e) {
            throw refused();
        }
    }

    private static void measure(byte[] bytes) throws IOException {
        if (bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K' || bytes[2] != 3 || bytes[3] != 4) {
            throw refused();
        }
        long unpacked = 0;
        int parts = 0;
        boolean document = false;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            byte[] piece = new byte[64 * 1024];
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                document |= entry.getName().equals("word/document.xml");
                if (++parts > PARTS) {
                    throw refused();
                }
                for (int read = zip.read(piece); read >= 0; read = zip.read(piece)) {
                    unpacked += read;
                    if (unpacked > UNPACKED) {
                        throw refused();
                    }
                }
            }
        } catch (java.util.zip.ZipException | IllegalArgumentException e) {
            throw refused();
        }
        if (!document) {
            throw refused();
        }
    }

    private String read(XWPFDocument document) {
        StringJoiner text = new StringJoiner("\n");
        for (XWPFParagraph paragraph : document.getParagraphs()) {
            String words = (number(paragraph) + paragraph.getText()).strip();
            if (SECRET.matcher(words).matches()) {
                throw new Refusal(Message.of("regulation.docx.secret"));
            }
            if (!words.isEmpty()) {
                text.add(words);
            }
            if (text.length() > Draft.LONGEST_TEXT) {
                throw new Refusal(Message.of("regulation.long", Message.of("regulation.text"), Draft.LONGEST_TEXT));
            }
        }
        if (text.length() == 0) {
            throw new Refusal(Message.of("regulation.docx.empty"));
        }
        return text.toString();
    }

    /** What Word writes before the paragraph; empty where it counts nothing. */
    private String number(XWPFParagraph paragraph) {
        BigInteger list = paragraph.getNumID();
        String pattern = list == null ? null : paragraph.getNumLevelText();
        if (list == null || pattern == null || !pattern.contains("%")) {
            return "";
        }
        int level = paragraph.getNumIlvl() == null ? 0 : paragraph.getNumIlvl().intValue();
        counted.merge(list + "." + level, 1, Integer::sum);
        counted.keySet()
                .removeIf(key ->
                        key.startsWith(list + ".") && Integer.parseInt(key.substring(key.indexOf('.') + 1)) > level);
        boolean chinese =
                String.valueOf(paragraph.getNumFmt()).matches("(?i).*(chinese|japanese|ideograph|taiwanese).*");
        String written = pattern;
        for (int i = 0; i <= level; i++) {
            int count = counted.getOrDefault(list + "." + i, 1);
            written = written.replace("%" + (i + 1), chinese ? Numerals.write(count) : Integer.toString(count));
        }
        return written;
    }

    private static Refusal refused() {
        return new Refusal(Message.of("regulation.docx.kind"));
    }
}
