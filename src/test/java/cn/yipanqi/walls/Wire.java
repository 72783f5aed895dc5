package cn.yipanqi.walls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Bytes sent to the server as they are, whether or not they make a request. */
final class Wire {

    private static final int PATIENCE = 60_000;

    private final int port;

    Wire(int port) {
        this.port = port;
    }

    /** What came back: {@link Answer#status()} 0 where the server closed the door without a word. */
    Answer send(byte[] request) {
        return sendFrom("127.0.0.1", request);
    }

    /** @param address of this machine: all of 127.0.0.0/8 are */
    Answer sendFrom(String address, byte[] request) {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), PATIENCE);
            socket.setSoTimeout(PATIENCE);
            write(socket, request);
            return parsed(all(socket.getInputStream()));
        } catch (IOException e) {
            throw new AssertionError("no connection", e);
        }
    }

    /** A server that has said no need not listen to the rest. */
    private static void write(Socket socket, byte[] request) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
            socket.shutdownOutput();
        } catch (IOException e) {
            // what it answered can be read all the same
        }
    }

    private static byte[] all(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] piece = new byte[16_384];
        try {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                all.write(piece, 0, read);
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("no answer in " + PATIENCE + " ms", e);
        } catch (SocketException e) {
            // closed while we were still talking
        }
        return all.toByteArray();
    }

    private static Answer parsed(byte[] answer) {
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (!text.matches("(?s)HTTP/1\\.1 \\d{3}.*") || end < 0) {
            return new Answer(0, "", answer, "");
        }
        String head = text.substring(0, end);
        String body = text.substring(end + 4);
        boolean chunked = head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
        return new Answer(
                Integer.parseInt(head.substring(9, 12)),
                header(head, "location: ").replaceFirst("^http://[^/]+", ""),
                (chunked ? joined(body) : body).getBytes(StandardCharsets.ISO_8859_1),
                head);
    }

    private static String header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .findFirst()
                .orElse("");
    }

    private static String joined(String chunks) {
        StringBuilder body = new StringBuilder();
        int at = 0;
        while (at < chunks.length()) {
            int line = chunks.indexOf("\r\n", at);
            if (line < 0) {
                break;
            }
            int size = Integer.parseInt(chunks.substring(at, line).strip(), 16);
            int from = line + 2;
            body.append(chunks, from, Math.min(chunks.length(), from + size));
            at = from + size + 2;
            if (size == 0) {
                break;
            }
        }
        return body.toString();
    }
}
