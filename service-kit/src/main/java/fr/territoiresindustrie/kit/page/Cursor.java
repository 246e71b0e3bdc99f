package fr.territoiresindustrie.kit.page;

import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Where a page ended: the sort keys of its last row and a mark of the list it belongs to. It only says where to go on: the query that
 * uses it applies the caller's rights again.
 */
record Cursor(int list, List<String> keys) {

    String encode() {
        List<byte[]> parts =
                keys.stream().map(k -> k.getBytes(StandardCharsets.UTF_8)).toList();
        int size = Integer.BYTES
                + parts.stream().mapToInt(p -> Integer.BYTES + p.length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(size).putInt(list);
        parts.forEach(p -> bytes.putInt(p.length).put(p));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Reads a cursor of this list; one of another list, cut or made up, is refused. */
    static Cursor decode(String text, int list, int keys) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            int read = bytes.getInt();
            List<String> values = new ArrayList<>();
            while (bytes.hasRemaining()) {
                int length = bytes.getInt();
                ByteBuffer value = bytes.slice(bytes.position(), length);
                bytes.position(bytes.position() + length);
                values.add(StandardCharsets.UTF_8.newDecoder().decode(value).toString());
            }
            if (read == list && values.size() == keys && values.stream().noneMatch(v -> v.indexOf('\0') >= 0)) {
                return new Cursor(read, values);
            }
        } catch (RuntimeException | CharacterCodingException unreadable) {
            throw refused();
        }
        throw refused();
    }

    static Problem refused() {
        return RequestProblem.INVALID_CURSOR
                .because("Ce curseur n'est pas de cette liste.", "This cursor is not of this list.")
                .parameter(
                        "cursor",
                        "INVALID_CURSOR",
                        new Text("Reprenez la valeur de next, telle quelle.", "Use the value of next, as it is."));
    }
}
