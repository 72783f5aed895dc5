package cn.yipanqi.files;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Shows a file to ClamAV before it is kept (clamd's INSTREAM over TCP), where an installation names one. Where it does, what could not be
 * looked at is not kept either.
 */
@Component
class VirusScanner {

    private static final Logger log = LoggerFactory.getLogger(VirusScanner.class);
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int LONGEST_ANSWER = 4096;
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);

    private final String host;
    private final int port;

    /** @param address {@code host:port}; empty where there is none */
    VirusScanner(@Value("${yipanqi.virus-scanner:}") String address) {
        int colon = address.lastIndexOf(':');
        if (!address.isBlank() && colon < 1) {
            throw new IllegalArgumentException("yipanqi.virus-scanner wants host:port, for instance 127.0.0.1:3310");
        }
        this.host = address.isBlank() ? "" : address.substring(0, colon);
        this.port = address.isBlank()
                ? 0
                : Integer.parseInt(address.substring(colon + 1).strip());
    }

    /** @throws Refusal where something was found, or could not be looked for */
    void look(Path file, String name) {
        if (host.isEmpty()) {
            return;
        }
        String answer;
        try {
            answer = ask(file);
        } catch (IOException e) {
            log.error("The virus scanner at {}:{} does not answer", host, port, e);
            throw new Refusal(Message.of("files.unscanned", name));
        }
        if (answer.endsWith(" FOUND")) {
            log.warn("A file that was sent in is refused: {}", answer);
            throw new Refusal(Message.of("files.infected", name));
        }
        if (!answer.endsWith(" OK")) {
            log.error("The virus scanner at {}:{} says {}", host, port, answer);
            throw new Refusal(Message.of("files.unscanned", name));
        }
    }

    private String ask(Path file) throws IOException {
        try (Socket socket = new Socket();
                InputStream content = Files.newInputStream(file)) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write(COMMAND);
            byte[] piece = new byte[64 * 1024];
            for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                out.writeInt(read);
                out.write(piece, 0, read);
            }
            out.writeInt(0);
            out.flush();
            return new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8)
                    .replace('\0', ' ')
                    .strip();
        }
    }
}
