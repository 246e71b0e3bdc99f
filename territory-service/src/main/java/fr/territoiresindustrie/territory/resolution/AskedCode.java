package fr.territoiresindustrie.territory.resolution;

import fr.territoiresindustrie.kit.identifier.Siren;
import fr.territoiresindustrie.kit.identifier.Siret;
import fr.territoiresindustrie.territory.reference.OfficialCode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A code as a caller wrote it, and what it may be.
 *
 * @param key what is looked up: the code without spaces; the SIREN of a SIRET
 * @param form what it looks like, null when it is no code at all
 */
record AskedCode(String text, String key, @Nullable Form form) {

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u202f]+");
    private static final Pattern PLACE = Pattern.compile(OfficialCode.COMMUNE);

    /** The forms of codes. Five characters are a code of the geographic code, a postal code, or both. */
    enum Form {
        PLACE,
        SIREN,
        SIRET
    }

    static AskedCode of(String text) {
        String bare = SPACES.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        if (PLACE.matcher(bare).matches()) {
            return new AskedCode(text, bare, Form.PLACE);
        }
        if (Siren.Validator.isSiren(bare)) {
            return new AskedCode(text, bare, Form.SIREN);
        }
        return Siret.Validator.isSiret(bare)
                ? new AskedCode(text, bare.substring(0, 9), Form.SIRET)
                : new AskedCode(text, bare, null);
    }
}
