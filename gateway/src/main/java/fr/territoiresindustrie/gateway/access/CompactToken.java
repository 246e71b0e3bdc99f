package fr.territoiresindustrie.gateway.access;

/**
 * The written form of a signed token: three parts in the letters of base64url, each in the one spelling that its bytes have. The library would
 * read padding, foreign letters and idle bits over, so that one token had many names: bad for whoever remembers or refuses tokens by name.
 */
final class CompactToken {

    private CompactToken() {}

    static boolean is(String text) {
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        return second > 0
                && isCanonical(text, 0, first)
                && isCanonical(text, first + 1, second)
                && isCanonical(text, second + 1, text.length());
    }

    private static boolean isCanonical(String text, int from, int to) {
        int length = to - from;
        int idleBits = switch (length % 4) {
            case 2 -> 0b1111;
            case 3 -> 0b11;
            default -> 0;
        };
        if (length == 0 || length % 4 == 1) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (value(text.charAt(i)) < 0) {
                return false;
            }
        }
        return (value(text.charAt(to - 1)) & idleBits) == 0;
    }

    private static int value(char letter) {
        if (letter >= 'A' && letter <= 'Z') {
            return letter - 'A';
        }
        if (letter >= 'a' && letter <= 'z') {
            return letter - 'a' + 26;
        }
        if (letter >= '0' && letter <= '9') {
            return letter - '0' + 52;
        }
        return letter == '-' ? 62 : letter == '_' ? 63 : -1;
    }
}
