package fr.territoiresindustrie.gateway.edge;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The W3C trace context of a request: the caller's when it is well formed, otherwise a new one. */
public final class TraceParent {

    private static final int LENGTH = 55;

    private TraceParent() {}

    /** The header to send on. */
    public static String of(@Nullable String received) {
        return received != null && isValid(received) ? received : fresh();
    }

    /** The trace id within a valid header, 32 hexadecimal digits. */
    public static String traceId(String traceParent) {
        return traceParent.substring(3, 35);
    }

    static boolean isValid(String header) {
        return header.length() == LENGTH
                && header.startsWith("00-")
                && header.charAt(35) == '-'
                && header.charAt(52) == '-'
                && isHexNotZero(header, 3, 35)
                && isHexNotZero(header, 36, 52)
                && isHex(header.charAt(53))
                && isHex(header.charAt(54));
    }

    private static boolean isHexNotZero(String header, int from, int to) {
        boolean zero = true;
        for (int i = from; i < to; i++) {
            char c = header.charAt(i);
            if (!isHex(c)) {
                return false;
            }
            zero &= c == '0';
        }
        return !zero;
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    /** Trace ids need to be unlike each other, not unguessable. */
    private static String fresh() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return "00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1) + '-'
                + hex.toHexDigits(random.nextLong() | 1) + "-01";
    }
}
