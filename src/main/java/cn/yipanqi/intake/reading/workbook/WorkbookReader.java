package cn.yipanqi.intake.reading.workbook;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Reads workbooks, whatever their names claim they are: the first bytes decide. A sheet beyond the limits comes back refused while the
 * others are read; a file of which nothing can be read throws.
 */
public final class WorkbookReader {

    private static final int ZIP = 0x504B0304;
    private static final int EMPTY_ZIP = 0x504B0506;
    private static final int COMPOUND = 0xD0CF11E0;

    private final Limits limits;

    public WorkbookReader() {
        this(Limits.USUAL);
    }

    public WorkbookReader(Limits limits) {
        this.limits = limits;
    }

    /** @throws UnreadableWorkbook where nothing can be read */
    public List<Grid> read(String fileName, Path file) {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return read(fileName, channel);
        } catch (IOException e) {
            throw new UnreadableWorkbook("damaged", fileName);
        }
    }

    /** @throws UnreadableWorkbook where nothing can be read */
    public List<Grid> read(String fileName, byte[] content) {
        try (SeekableByteChannel channel = new SeekableInMemoryByteChannel(content)) {
            return read(fileName, channel);
        } catch (IOException e) {
            throw new UnreadableWorkbook("damaged", fileName);
        }
    }

    private List<Grid> read(String fileName, SeekableByteChannel content) throws IOException {
        if (content.size() == 0) {
            throw new UnreadableWorkbook("empty", fileName);
        }
        int magic = firstBytes(content);
        if (magic == ZIP || magic == EMPTY_ZIP) {
            return new XlsxFile(fileName, limits).read(content);
        }
        if (magic == COMPOUND) {
            return new XlsFile(fileName, limits).read(content);
        }
        throw new UnreadableWorkbook("notAWorkbook", fileName);
    }

    private static int firstBytes(SeekableByteChannel content) throws IOException {
        var buffer = java.nio.ByteBuffer.allocate(4);
        while (buffer.hasRemaining() && content.read(buffer) >= 0) {
            // a channel may hand over less than asked
        }
        content.position(0);
        return buffer.hasRemaining() ? 0 : buffer.getInt(0);
    }
}
