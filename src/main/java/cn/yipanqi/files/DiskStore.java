package cn.yipanqi.files;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.PrivateFiles;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Documents on this machine's disk, {@code files/ab/cdef…}. Written beside and moved into place, so that none is ever half there. */
@Component
class DiskStore implements FileStore {

    private static final long MOST_BYTES = 20L * 1024 * 1024;
    private static final List<String> SECRECY_MARKS = List.of("秘密", "机密", "绝密");

    private final Path folder;
    private final VirusScanner scanner;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    DiskStore(@Value("${yipanqi.data}") Path data, VirusScanner scanner, JdbcClient jdbc, Ids ids, Clock clock)
            throws IOException {
        this.scanner = scanner;
        this.folder = PrivateFiles.folder(data.resolve("files"));
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** A refusal comes before anything is written: whoever stores several files goes on with the others. */
    @Override
    @Transactional(noRollbackFor = Refusal.class)
    public StoredFile put(long county, String name, InputStream content) throws IOException {
        if (SECRECY_MARKS.stream().anyMatch(name::contains)) {
            throw new Refusal(Message.of("files.secret", name));
        }
        Path part = Files.createTempFile(folder, "in", ".part");
        try {
            StoredFile file = receive(county, shortened(name), content, part);
            scanner.look(part, file.name());
            Path place = place(file.sha256());
            Files.createDirectories(place.getParent());
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            insert(file);
            return file;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private StoredFile receive(long county, String name, InputStream content, Path part) throws IOException {
        MessageDigest digest = sha256();
        byte[] head = content.readNBytes(MediaTypes.BYTES_NEEDED);
        if (head.length == 0) {
            throw new Refusal(Message.of("files.empty", name));
        }
        String type = MediaTypes.of(head, name).orElseThrow(() -> new Refusal(Message.of("files.type", name)));
        long size = head.length;
        digest.update(head);
        try (FileOutputStream out = new FileOutputStream(part.toFile())) {
            out.write(head);
            byte[] buffer = new byte[64 * 1024];
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                size += n;
                if (size > MOST_BYTES) {
                    throw new Refusal(Message.of("files.too-large", name, MOST_BYTES / 1024 / 1024));
                }
                digest.update(buffer, 0, n);
                out.write(buffer, 0, n);
            }
            // On the disk before the row that names it is: a power cut must not leave a name without its document.
            out.getFD().sync();
        }
        return new StoredFile(ids.next(), county, HexFormat.of().formatHex(digest.digest()), size, type, name);
    }

    private void insert(StoredFile file) {
        jdbc.sql("""
            insert into files.document (id, county, sha256, size, media_type, name, at, actor)
            values (:id, :county, :sha256, :size, :type, :name, :at, :actor)
            """)
                .param("id", file.id())
                .param("county", file.county())
                .param("sha256", file.sha256())
                .param("size", file.size())
                .param("type", file.mediaType())
                .param("name", file.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", CurrentScope.get().actor())
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public StoredFile find(UUID id) {
        return jdbc.sql("select id, county, sha256, size, media_type, name from files.document where id = ?")
                .param(id)
                .query((row, n) -> new StoredFile(
                        row.getObject("id", UUID.class),
                        row.getLong("county"),
                        row.getString("sha256"),
                        row.getLong("size"),
                        row.getString("media_type"),
                        row.getString("name")))
                .optional()
                .orElseThrow(() -> Refusal.absent("file"));
    }

    @Override
    @Transactional(readOnly = true)
    public Path open(UUID id) {
        Path place = place(find(id).sha256());
        if (!Files.isReadable(place)) {
            throw new UncheckedIOException(new IOException("document " + id + " is missing on disk: " + place));
        }
        return place;
    }

    private Path place(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
    }

    /** Keeps the ending, which tells the type. */
    private static String shortened(String name) {
        String plain = name.replaceAll("[\\p{Cntrl}/\\\\]", "_").strip();
        String[] parts = plain.split("\\.", -1);
        String ending = parts.length < 2 ? "" : "." + parts[parts.length - 1];
        return plain.length() <= 200 ? plain : plain.substring(0, 180) + ending;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
