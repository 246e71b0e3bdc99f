package fr.territoiresindustrie.gateway.peer;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client that sends exactly the bytes it is told to. */
public final class RawClient implements Closeable {

    private final Socket socket;

    public RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(8_000);
    }

    /** Sends text, byte for character. */
    public RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends lines, each ended as HTTP wants it. */
    public RawClient lines(String text) throws IOException {
        return send(text.replace("\n", "\r\n"));
    }

    public RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    public InputStream in() throws IOException {
        return socket.getInputStream();
    }

    /** All that comes until the server closes the connection; fails after eight seconds of silence. */
    public String readToEnd() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (SocketTimeoutException silence) {
            throw new IOException("the connection stays open after: " + all.toString(StandardCharsets.UTF_8), silence);
        } catch (SocketException reset) {
            all.writeBytes("[reset]".getBytes(StandardCharsets.UTF_8));
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** What comes up to and including this text. */
    public String readUntil(String text) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (!all.toString(StandardCharsets.UTF_8).contains(text)) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            all.write(next);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
