package fr.territoiresindustrie.territory.vintage;

import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.text.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The zip archive that a vintage comes in. What it unpacks to is bounded: a small archive may hold a lot. */
final class Archive {

    private static final int ENTRIES = 20;
    private static final long CONTENT = 24L * 1024 * 1024;

    private final byte[] bytes;

    Archive(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What is done with each file; it need not read to the end. */
    interface Reader {
        void read(String name, InputStream content) throws IOException;
    }

    /** SHA-256 over the names and contents, whatever their order and compression. */
    String checksum() {
        SortedMap<String, String> digests = new TreeMap<>();
        forEach((name, content) -> {
            MessageDigest digest = sha256();
            byte[] buffer = new byte[1 << 14];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            digests.merge(name, HexFormat.of().formatHex(digest.digest()), String::concat);
        });
        return HexFormat.of()
                .formatHex(sha256().digest(digests.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /** Every file by its name, without folders. */
    void forEach(Reader reader) {
        int entries = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            Bounded content = new Bounded(zip);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries++;
                if (entries > ENTRIES) {
                    throw tooLarge();
                }
                if (!entry.isDirectory()) {
                    String path = entry.getName();
                    reader.read(path.substring(path.lastIndexOf('/') + 1), content);
                    content.skipRest();
                }
            }
        } catch (IOException | IllegalArgumentException damaged) {
            throw unreadable();
        }
        if (entries == 0) {
            throw unreadable();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Problem unreadable() {
        return VintageProblem.VINTAGE_ARCHIVE_UNREADABLE
                .because("Le corps n'est pas une archive zip lisible.", "The body is no readable zip archive.")
                .at("", "WRONG_FORMAT", new Text("Une archive zip est attendue.", "A zip archive is expected."));
    }

    private static Problem tooLarge() {
        return VintageProblem.VINTAGE_ARCHIVE_TOO_LARGE.because(
                "L'archive a au plus 20 fichiers et 24 Mo une fois dépliée.",
                "The archive has at most 20 files and 24 MB once unpacked.");
    }

    /** Counts what is unpacked, over all files, and leaves the archive open when a reader closes its file. */
    private static final class Bounded extends InputStream {

        private final ZipInputStream zip;
        private long left = CONTENT;

        Bounded(ZipInputStream zip) {
            this.zip = zip;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = zip.read(buffer, offset, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw tooLarge();
            }
            return read;
        }

        void skipRest() throws IOException {
            byte[] buffer = new byte[1 << 14];
            int read;
            do {
                read = read(buffer, 0, buffer.length);
            } while (read >= 0);
        }

        @Override
        public void close() {}
    }
}
