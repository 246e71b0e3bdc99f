package fr.territoiresindustrie.gateway.routing;

/** The escapes within an address, {@code %C3%A9}: which of them stand for a character, and in the only way that UTF-8 writes it. */
final class Escapes {

    private static final String STRUCTURE = "/\\.%;?#";

    private Escapes() {}

    /**
     * How many letters of the address write the character that begins here; 0 when it is none that a path may hold. It may be a letter with an accent or
     * a space, not what structures a path, another escape or a control, and not in more octets than it needs.
     */
    static int lengthOfCharacter(String target, int at, int end) {
        int lead = octet(target, at, end);
        if (lead < 0x80) {
            return lead >= 0x20 && lead != 0x7f && STRUCTURE.indexOf(lead) < 0 ? 3 : 0;
        }
        int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
        int character = lead & (0x3f >> more);
        for (int i = 1; i <= more; i++) {
            int octet = octet(target, at + 3 * i, end);
            if (octet < 0x80 || octet > 0xbf) {
                return 0;
            }
            character = (character << 6) | (octet & 0x3f);
        }
        int least = more == 3 ? 0x10000 : more == 2 ? 0x800 : 0xa0;
        boolean valid = lead >= 0xc2 && lead <= 0xf4 && character >= least && Character.isValidCodePoint(character);
        return valid && Character.getType(character) != Character.SURROGATE ? 3 * (more + 1) : 0;
    }

    /** The octet that is escaped here; negative when no whole escape is. */
    static int octet(String target, int at, int end) {
        if (at + 2 >= end || target.charAt(at) != '%') {
            return -1;
        }
        int high = hex(target.charAt(at + 1));
        int low = hex(target.charAt(at + 2));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}
