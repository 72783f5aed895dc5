package cn.yipanqi.intake.out;

import cn.yipanqi.intake.reading.words.LedgerKind;
import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.intake.reading.workbook.WorkbookReader;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Download;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** What pages and programs ask for alike: names looked up, the form looked through before anything opens it, the answer as a download. */
@Component
class OutRequest {

    static final long MOST_BYTES = 5L * 1024 * 1024;

    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final WorkbooksOut out;
    private final Directory directory;
    private final WorkbookReader reader = new WorkbookReader();

    OutRequest(WorkbooksOut out, Directory directory) {
        this.out = out;
        this.directory = directory;
    }

    ResponseEntity<byte[]> remembered(long county, String kind, @Nullable String unit, int year) {
        return download(out.remembered(county, known(kind), unit(county, unit), checked(year)));
    }

    ResponseEntity<byte[]> fill(long county, @Nullable String kind, @Nullable String unit, int year, MultipartFile form)
            throws IOException {
        if (form.isEmpty()) {
            throw new Refusal(Message.of("intake.out.form.none"));
        }
        if (form.getSize() > MOST_BYTES) {
            throw new Refusal(Message.of("intake.out.form.large", MOST_BYTES / 1024 / 1024));
        }
        String sent = form.getOriginalFilename();
        String name = sent == null || sent.isBlank() ? "form" : sent.replaceAll(".*[/\\\\]", "");
        Path received = Files.createTempFile("form", ".part");
        try {
            try (InputStream in = form.getInputStream()) {
                Files.copy(in, received, StandardCopyOption.REPLACE_EXISTING);
            }
            List<Grid> grids = reader.read(name, received);
            String wanted = kind == null || kind.isBlank() ? null : known(kind);
            return download(out.fill(
                    county, wanted, unit(county, unit), checked(year), ending(name, received), received, grids));
        } finally {
            Files.deleteIfExists(received);
        }
    }

    /** Names lie; the first byte does not. */
    private static String ending(String name, Path received) throws IOException {
        String plain = name.replaceAll("(?i)\\.xlsx?$", "");
        try (InputStream in = Files.newInputStream(received)) {
            return plain + (in.read() == 'P' ? ".xlsx" : ".xls");
        }
    }

    private String known(String kind) {
        return out.kinds().stream()
                .map(LedgerKind::code)
                .filter(kind::equals)
                .findFirst()
                .orElseThrow(() -> new Refusal(Message.of("intake.out.kind.unknown", kind)));
    }

    /** By id or by any of its names. */
    private @Nullable UUID unit(long county, @Nullable String asked) {
        if (asked == null || asked.isBlank()) {
            return null;
        }
        CountyDirectory names = directory.of(county);
        Optional<Unit> found = asked.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? names.unit(UUID.fromString(asked))
                : names.unitNamed(asked);
        return found.map(Unit::id).orElseThrow(() -> new Refusal(Message.of("intake.out.unit.unknown", asked)));
    }

    private static int checked(int year) {
        if (year < 1949 || year > 2199) {
            throw new Refusal(Message.of("intake.year"));
        }
        return year;
    }

    private static ResponseEntity<byte[]> download(WorkbooksOut.Made made) {
        boolean old = made.name().toLowerCase(Locale.ROOT).endsWith(".xls");
        return ResponseEntity.ok()
                .headers(Download.headers(made.name(), old ? "application/vnd.ms-excel" : OFFICE))
                .body(made.bytes());
    }
}
