package fr.territoiresindustrie.funding.scheme;

import org.jspecify.annotations.Nullable;

/** What kind of body leads a project. */
public enum LeadKind {
    PUBLIC_BODY,
    COMPANY,
    ASSOCIATION;

    /**
     * What a SIREN tells: numbers that begin with 1 or 2 are those of the State and of local authorities. Others may be a company's or an
     * association's, which a number does not tell apart.
     */
    public static boolean isPublicBody(String siren) {
        return siren.startsWith("1") || siren.startsWith("2");
    }

    /** Whether a lead of this SIREN may be of this kind; null where the number does not tell. */
    public @Nullable Boolean admits(String siren) {
        boolean publicBody = isPublicBody(siren);
        if (this == PUBLIC_BODY) {
            return publicBody;
        }
        return publicBody ? false : null;
    }
}
