package fr.territoiresindustrie.territory.vintage;

import fr.territoiresindustrie.kit.identifier.Siren;
import fr.territoiresindustrie.kit.text.PlainName;
import fr.territoiresindustrie.territory.reference.OfficialCode;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A column that a file must have.
 *
 * @param code what is said of a value that does not hold
 */
record Column(String name, boolean required, FindingCode code, Predicate<String> holds) {

    private static final PlainName.Validator PLAIN = new PlainName.Validator();
    private static final int NAME = 200;

    /** A name that people read. */
    static Column name(String name) {
        return new Column(
                name,
                true,
                FindingCode.NOT_PLAIN_TEXT,
                value -> value.length() <= NAME
                        && value.equals(value.strip())
                        && value.indexOf('\n') < 0
                        && value.indexOf('\t') < 0
                        && PLAIN.isValid(value, null));
    }

    static Column commune(String name) {
        return matching(name, OfficialCode.COMMUNE);
    }

    static Column siren(String name) {
        return new Column(name, true, FindingCode.WRONG_SIREN, Siren.Validator::isSiren);
    }

    /** A whole number that fits; may be empty. */
    static Column number(String name) {
        return new Column(
                name,
                false,
                FindingCode.NOT_A_NUMBER,
                Pattern.compile("0|[1-9]\\d{0,8}").asMatchPredicate());
    }

    /** Values separated by {@code |}, each of this form; may be empty. */
    static Column list(String name, String form) {
        return matching(name, "(" + form + ")(\\|(" + form + ")){0,499}").orEmpty();
    }

    static Column matching(String name, String pattern) {
        return new Column(
                name, true, FindingCode.WRONG_FORMAT, Pattern.compile(pattern).asMatchPredicate());
    }

    Column orEmpty() {
        return new Column(name, false, code, holds);
    }
}
