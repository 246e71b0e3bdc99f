package fr.territoiresindustrie.territory.map;

import fr.territoiresindustrie.territory.recall.Recall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A document in GeoJSON as the caller takes it: compressed or not, each form with its own strong tag. */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way out: never compared
record GeoAnswer(byte[] body, String tag, boolean isCompressed, List<LinkView> links) implements Recall.Sized {

    private static final int WORTH_IT = 1_024;
    private static final int TAG_BYTES = 12;

    /**
     * @param links that also stand in the answer's head
     * @param packed whether its caller takes it compressed
     */
    static GeoAnswer of(byte[] document, List<LinkView> links, boolean packed) {
        boolean compressed = packed && document.length > WORTH_IT;
        String tag = "\"" + digest(document) + (compressed ? "-gzip" : "") + "\"";
        return new GeoAnswer(compressed ? compress(document) : document, tag, compressed, links);
    }

    @Override
    public int bytes() {
        return body.length;
    }

    /** Whether these encodings, as a caller names them, have gzip. */
    static boolean takesGzip(@Nullable String encodings) {
        return encodings != null
                && encodings.matches("(?i)(.*,)?\\s*gzip\\s*(;\\s*q=(1(\\.0*)?|0?\\.\\d*[1-9]\\d*))?\\s*(,.*)?");
    }

    private static byte[] compress(byte[] document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(document.length / 3);
        try (GZIPOutputStream gzip = new Fast(bytes)) {
            gzip.write(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String digest(byte[] document) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(document);
            return HexFormat.of().formatHex(hash, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Level 1 takes a third of the time of level 6 for a tenth more bytes. */
    private static final class Fast extends GZIPOutputStream {
        Fast(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
