package fr.territoiresindustrie.territory.reference;

/** The shapes of official codes, as regular expressions for parameters. Codes are text: leading zeros count. */
public final class OfficialCode {

    public static final String REGION = "\\d{2,3}";
    public static final String DEPARTEMENT = "\\d{2,3}|2[AB]";
    public static final String COMMUNE = "\\d{5}|2[AB]\\d{3}";
    public static final String POSTAL_CODE = "\\d{5}";
    public static final String TERRITORY = "TI\\d-\\d{4,6}";
    public static final String SIREN = "\\d{9}";

    public static final String PROGRAMME = "[A-Z]{2,10}";

    /** Something that a search can look for: at least one letter or digit. */
    public static final String QUESTION = ".*[\\p{L}\\p{N}].*";

    private OfficialCode() {}
}
