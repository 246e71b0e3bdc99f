package fr.territoiresindustrie.gateway.routing;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Compresses an answer chunk by chunk in constant memory, at the fastest level: on this hop time is dearer than the last bytes. The entity
 * tag stays as it is: clients send it back in If-Match, and it names the version of the resource, not of its bytes.
 */
final class Gzip {

    private static final int WORTH_IT = 1_024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final GZIPOutputStream gzip;

    Gzip() {
        try {
            gzip = new Fast(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether this answer gains by it: text, not encoded already, not known to be short, and the caller takes gzip. */
    static boolean suits(HttpServerRequest request, MultiMap answer, long length) {
        return (length < 0 || length > WORTH_IT)
                && !answer.contains(HttpHeaders.CONTENT_ENCODING)
                && isText(answer.get(HttpHeaders.CONTENT_TYPE))
                && accepts(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
    }

    static boolean accepts(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        for (String item : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
            String coding = item.strip();
            if (coding.equals("gzip")
                    || (coding.startsWith("gzip;") && !coding.replace(" ", "").matches("gzip;q=0(\\.0*)?"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isText(@Nullable String type) {
        return type != null
                && !type.startsWith("text/event-stream")
                && (type.startsWith("text/") || type.contains("json") || type.contains("xml") || type.contains("yaml"));
    }

    /** The compressed bytes that this chunk makes ready, possibly none. */
    Buffer compress(Buffer chunk) {
        try {
            gzip.write(chunk.getBytes());
            // A slow export's rows are worth more now than packed better later.
            gzip.flush();
            return drain();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rest. */
    Buffer finish() {
        try {
            gzip.close();
            return drain();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Buffer drain() {
        Buffer ready = Buffer.buffer(bytes.toByteArray());
        bytes.reset();
        return ready;
    }

    private static final class Fast extends GZIPOutputStream {
        Fast(ByteArrayOutputStream out) throws IOException {
            super(out, 4_096, true);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
