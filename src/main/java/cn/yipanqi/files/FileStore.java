package cn.yipanqi.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.UUID;

/** Keeps documents. */
public interface FileStore {

    /**
     * Stores a document of one of the accepted types, all of it or nothing.
     *
     * @throws cn.yipanqi.shared.Refusal where it is empty, too large, of a type that is not accepted, its name bears a secrecy mark, or a virus is in it
     */
    StoredFile put(long county, String name, InputStream content) throws IOException;

    /** @throws cn.yipanqi.shared.Refusal where there is none the asker may read */
    StoredFile find(UUID id);

    /** The document's bytes, on this machine for as long as the caller reads them. */
    Path open(UUID id);
}
