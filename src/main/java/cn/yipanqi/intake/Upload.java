package cn.yipanqi.intake;

import java.io.IOException;
import java.io.InputStream;

/** A file as it comes in. */
public interface Upload {

    String name();

    InputStream open() throws IOException;
}
