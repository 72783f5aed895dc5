package cn.yipanqi.intake.reading.workbook;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.RecordFormatException;

/** A workbook of the years 1997 to 2003, read record by record. */
final class XlsFile {

    /** A compound file is not packed, so its size is its promise; an upload is far smaller. */
    private static final long LARGEST = 128L << 20;

    private final String fileName;
    private final Limits limits;

    XlsFile(String fileName, Limits limits) {
        this.fileName = fileName;
        this.limits = limits;
    }

    List<Grid> read(SeekableByteChannel content) throws IOException {
        if (content.size() > LARGEST) {
            throw new UnreadableWorkbook("bomb", fileName);
        }
        try (POIFSFileSystem compound = new POIFSFileSystem(Channels.newInputStream(content))) {
            DirectoryNode root = compound.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
                throw new UnreadableWorkbook("encrypted", fileName);
            }
            if (root.hasEntryCaseInsensitive("Book") && !root.hasEntryCaseInsensitive("Workbook")) {
                throw new UnreadableWorkbook("tooOld", fileName);
            }
            XlsRecords records = new XlsRecords(fileName, limits);
            HSSFRequest request = new HSSFRequest();
            request.addListenerForAllRecords(records);
            new HSSFEventFactory().processWorkbookEvents(request, root);
            List<Grid> grids = new ArrayList<>(records.grids());
            if (grids.isEmpty()) {
                throw new UnreadableWorkbook("noSheets", fileName);
            }
            return grids;
        } catch (UnreadableWorkbook e) {
            throw e;
        } catch (EncryptedDocumentException e) {
            throw new UnreadableWorkbook("encrypted", fileName);
        } catch (OldExcelFormatException e) {
            throw new UnreadableWorkbook("tooOld", fileName);
        } catch (FileNotFoundException e) {
            throw new UnreadableWorkbook("notAWorkbook", fileName);
        } catch (IOException | RecordFormatException | IllegalArgumentException | IllegalStateException e) {
            throw new UnreadableWorkbook("damaged", fileName);
        } catch (IndexOutOfBoundsException | ArithmeticException | NullPointerException | ClassCastException e) {
            // the record reader does not guard itself against every damage
            throw new UnreadableWorkbook("damaged", fileName);
        }
    }
}
