package cn.yipanqi.intake.reading.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Unpacks every entry once into nothing, counting, before anything is parsed: what the directory claims of sizes is the sender's word.
 */
final class ZipGuard {

    private final String fileName;
    private final Limits limits;

    ZipGuard(String fileName, Limits limits) {
        this.fileName = fileName;
        this.limits = limits;
    }

    void check(ZipFile zip) throws IOException {
        int entries = 0;
        long total = 0;
        byte[] buffer = new byte[64 << 10];
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (++entries > limits.entries()) {
                throw new UnreadableWorkbook("bomb", fileName);
            }
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw new UnreadableWorkbook("encrypted", fileName);
            }
            if (!zip.canReadEntryData(entry)) {
                throw new UnreadableWorkbook("damaged", fileName);
            }
            total = unpack(zip, entry, buffer, total);
        }
    }

    private long unpack(ZipFile zip, ZipArchiveEntry entry, byte[] buffer, long before) throws IOException {
        long size = 0;
        long packed = Math.max(1, entry.getCompressedSize());
        boolean xml = isXml(entry.getName());
        try (InputStream content = zip.getInputStream(entry)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                if (xml && size == 0 && declaresTypes(buffer, read)) {
                    throw new UnreadableWorkbook("entities", fileName);
                }
                size += read;
                if (before + size > limits.inflated() || (size > limits.harmless() && size / packed > limits.ratio())) {
                    throw new UnreadableWorkbook("bomb", fileName);
                }
            }
        }
        return before + size;
    }

    private static boolean isXml(String name) {
        return name.endsWith(".xml") || name.endsWith(".rels") || name.endsWith(".vml");
    }

    /** A document type at the head of a part: workbooks have none, attacks by entities do. The parsers refuse it a second time. */
    private static boolean declaresTypes(byte[] head, int length) {
        String text = new String(head, 0, Math.min(length, 4096), StandardCharsets.ISO_8859_1).replace("\0", "");
        return text.contains("<!DOCTYPE") || text.contains("<!ENTITY");
    }
}
