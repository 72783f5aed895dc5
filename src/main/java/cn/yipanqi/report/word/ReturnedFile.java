package cn.yipanqi.report.word;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.xwpf.usermodel.XWPFRelation;
import org.jspecify.annotations.Nullable;

/**
 * A file as it came back, opened with suspicion: nothing is unpacked beyond measure, and nothing that is not a plain Word document gets in.
 *
 * @param document the main part's XML, not yet parsed
 * @param identifier what the file says it is, none where its properties have gone
 */
record ReturnedFile(byte[] document, @Nullable String identifier) {

    /** Prefix of an edition's id in the file's properties (RFC 9562). */
    static final String IDENTIFIER = "urn:uuid:";

    /** A report of hundreds of pages without pictures is far below; with a few pictures it still fits. */
    static final int LARGEST = 20 * 1024 * 1024;

    /** What all parts may unpack to, and how many there may be. */
    private static final long UNPACKED = 100L * 1024 * 1024;

    private static final int PARTS = 2_000;

    private static final String MACROS = "application/vnd.ms-office.vbaProject";

    /**
     * Opens a file.
     *
     * @throws Refusal (INVALID) saying what the file is instead of a .docx without macros
     */
    static ReturnedFile open(byte[] bytes) {
        if (bytes.length == 0) {
            throw refused("empty");
        }
        if (bytes.length > LARGEST) {
            throw new Refusal(Message.of("report.returned.large", LARGEST / 1024 / 1024));
        }
        if (startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw refused("old");
        }
        if (!startsWith(bytes, 'P', 'K', 3, 4)) {
            throw refused("kind");
        }
        measure(bytes);
        try (OPCPackage opened = OPCPackage.open(new ByteArrayInputStream(bytes))) {
            return read(opened);
        } catch (InvalidFormatException | IOException | OpenXML4JRuntimeException e) {
            // POI watches how far each part swells (ZipSecureFile) and says so in words only.
            throw refused(String.valueOf(e.getMessage()).contains("Zip bomb") ? "bomb" : "broken");
        }
    }

    private static ReturnedFile read(OPCPackage opened) throws IOException, InvalidFormatException {
        boolean macros = !opened.getPartsByContentType(MACROS).isEmpty()
                || !opened.getPartsByContentType(XWPFRelation.MACRO_DOCUMENT.getContentType())
                        .isEmpty();
        if (macros) {
            throw refused("macros");
        }
        List<PackagePart> documents = opened.getPartsByContentType(XWPFRelation.DOCUMENT.getContentType());
        if (documents.size() != 1) {
            throw refused("kind");
        }
        try (var in = documents.get(0).getInputStream()) {
            String identifier =
                    opened.getPackageProperties().getIdentifierProperty().orElse(null);
            return new ReturnedFile(in.readAllBytes(), identifier);
        }
    }

    /** Unpacks once without keeping anything, so that a bomb is known by what it does, whatever its headers say. */
    private static void measure(byte[] bytes) {
        byte[] buffer = new byte[64 * 1024];
        long unpacked = 0;
        int parts = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (++parts > PARTS) {
                    throw refused("bomb");
                }
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    unpacked += read;
                    if (unpacked > UNPACKED) {
                        throw refused("bomb");
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw refused("broken");
        }
    }

    private static boolean startsWith(byte[] bytes, int... signature) {
        if (bytes.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((bytes[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    static Refusal refused(String why) {
        return new Refusal(Message.of("report.returned." + why));
    }
}
