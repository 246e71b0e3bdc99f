package fr.territoiresindustrie.gateway.routing;

/**
 * Whether the target of a request line means the same to everyone who reads it. Nothing is repaired: a path with dot segments, doubled
 * slashes, parameters, backslashes or encodings of any of these is refused, so that what was checked here is what a service sees. A query may
 * hold any escape but half ones and that of the zero character.
 */
final class RequestTarget {

    private static final String PLAIN = "-._~!$&'()*+,=:@/";

    private RequestTarget() {}

    /** The path of a clean target, without its query; the empty text when the target is not clean. */
    static String path(String target) {
        if (target == null || target.isEmpty() || target.charAt(0) != '/') {
            return "";
        }
        int query = target.indexOf('?');
        int end = query < 0 ? target.length() : query;
        return isCleanPath(target, end) && isCleanQuery(target, end) ? target.substring(0, end) : "";
    }

    private static boolean isCleanPath(String target, int end) {
        int segment = 1;
        for (int i = 1; i < end; i++) {
            char c = target.charAt(i);
            if (c == '%') {
                int length = Escapes.lengthOfCharacter(target, i, end);
                if (length == 0) {
                    return false;
                }
                i += length - 1;
            } else if (!isPlain(c)) {
                return false;
            } else if (c == '/') {
                if (isEmptyOrDots(target, segment, i)) {
                    return false;
                }
                segment = i + 1;
            }
        }
        return segment == end || !isEmptyOrDots(target, segment, end);
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (c < 128 && PLAIN.indexOf(c) >= 0);
    }

    private static boolean isEmptyOrDots(String target, int from, int to) {
        int length = to - from;
        return length == 0
                || (length == 1 && target.charAt(from) == '.')
                || (length == 2 && target.charAt(from) == '.' && target.charAt(from + 1) == '.');
    }

    private static boolean isCleanQuery(String target, int from) {
        for (int i = from; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c <= 0x20 || c >= 0x7f || c == '#' || (c == '%' && Escapes.octet(target, i, target.length()) <= 0)) {
                return false;
            }
        }
        return true;
    }
}
