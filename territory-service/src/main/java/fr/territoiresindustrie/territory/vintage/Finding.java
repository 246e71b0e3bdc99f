package fr.territoiresindustrie.territory.vintage;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a file.
 *
 * @param line of the file, the header being line 1; null when it is about the file
 * @param field the column
 * @param value what stands there, shortened
 */
record Finding(
        String file,
        @Nullable Integer line,
        @Nullable String field,
        FindingCode code,
        @Nullable String value) {

    private static final int SHOWN = 60;

    Finding {
        if (value != null) {
            String plain = value.replaceAll("\\p{C}", "\uFFFD");
            value = plain.codePointCount(0, plain.length()) <= SHOWN
                    ? plain
                    : plain.substring(0, plain.offsetByCodePoints(0, SHOWN)) + "…";
        }
    }

    static Finding of(String file, FindingCode code) {
        return new Finding(file, null, null, code, null);
    }
}
