package cn.yipanqi.sealing;

import cn.yipanqi.database.PrivateFiles;
import cn.yipanqi.shared.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/**
 * The key ring in its file, outside the database: whoever has the tables has not the keys. Made at the first start where the database is
 * the embedded one; a server must be given it. What another node or an operator writes into it is noticed at the next use.
 */
class KeyFile {

    static final String NAME = "sealing.keys";

    private final Path file;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private volatile Read read;

    private record Read(KeyRing ring, FileTime modified, long size) {}

    /** @throws cn.yipanqi.database.Unfit where the file is missing, readable by others, or not a key ring */
    private KeyFile(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
        this.read = readNow();
    }

    /** The file as an operator made it. */
    static KeyFile given(Path file, Clock clock) {
        if (!Files.isRegularFile(file)) {
            throw KeyText.unfit(Message.of("production.keys.absent", file));
        }
        return new KeyFile(file, clock);
    }

    /** The file in that folder, made with a first key where there is none. */
    static KeyFile madeIn(Path folder, Cipherment cipherment, Clock clock) {
        Path file = folder.resolve(NAME);
        try {
            if (!Files.exists(file)) {
                PrivateFiles.folder(folder);
                PrivateFiles.write(file, KeyText.first(cipherment, new SecureRandom(), clock.instant()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KeyFile(file, clock);
    }

    /** The ring as the file has it now: a look at its time, and a reading only where that has changed. */
    KeyRing ring() {
        Read last = read;
        try {
            if (!Files.getLastModifiedTime(file).equals(last.modified()) || Files.size(file) != last.size()) {
                last = readNow();
                read = last;
            }
        } catch (IOException e) {
            // The file is gone or out of reach for the moment: what was read of it still holds.
            return last.ring();
        }
        return last.ring();
    }

    Optional<SealingKey> key(int number) {
        return ring().find(number);
    }

    /**
     * Adds a key and makes it the current one.
     *
     * @return its number
     */
    synchronized int add(Cipherment cipherment) {
        return change(text -> text.withNew(cipherment, random, clock.instant()));
    }

    /** Takes a key off the ring, once nothing is sealed with it. */
    synchronized void remove(int number) {
        change(text -> text.without(number));
    }

    /** Nodes of one machine take turns; the file is replaced whole. */
    private int change(java.util.function.UnaryOperator<KeyText> how) {
        try (FileChannel channel = FileChannel.open(
                        file.resolveSibling(file.getFileName() + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            KeyText changed = how.apply(KeyText.of(Files.readString(file), file));
            PrivateFiles.write(file, changed.text());
            read = readNow();
            return lock.isValid() ? changed.current() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Read readNow() {
        try {
            KeyText.checkPrivate(file);
            FileTime modified = Files.getLastModifiedTime(file);
            String text = Files.readString(file);
            return new Read(KeyText.of(text, file).ring(), modified, Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
