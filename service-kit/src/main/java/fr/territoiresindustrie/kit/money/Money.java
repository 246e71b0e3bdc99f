package fr.territoiresindustrie.kit.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An amount of euros as a whole number of cents.
 *
 * <p>In JSON it is a decimal string with at most two decimals ({@code "250000.00"}): a JSON number, an exponent, a sign, a third decimal,
 * digits of another script or more than fourteen figures before the point are refused. Arithmetic overflows loudly.
 *
 * @param cents the amount in cents, negative only as the result of a subtraction
 */
@Schema(
        type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
        pattern = Money.PATTERN,
        examples = "250000.00",
        description = "Montant en euros, en texte décimal à deux décimales au plus.")
public record Money(long cents) implements Comparable<Money> {

    /** What is read. */
    public static final String PATTERN = "^(0|[1-9][0-9]{0,13})(\\.[0-9]{1,2})?$";

    public static final Money ZERO = new Money(0);

    private static final Pattern SHAPE = Pattern.compile(PATTERN);

    /**
     * Reads a decimal string of euros.
     *
     * @throws IllegalArgumentException when the text has another shape
     */
    public static Money parse(String euros) {
        if (!SHAPE.matcher(euros).matches()) {
            throw new IllegalArgumentException("an amount of euros is a decimal string with at most two decimals");
        }
        int point = euros.indexOf('.');
        if (point < 0) {
            return new Money(Long.parseLong(euros) * 100);
        }
        String decimals = euros.substring(point + 1);
        long cents = Long.parseLong(decimals) * (decimals.length() == 1 ? 10 : 1);
        return new Money(Long.parseLong(euros.substring(0, point)) * 100 + cents);
    }

    /** JSON's door: only strings come in. */
    @JsonCreator
    static Money fromJson(Object value) {
        if (value instanceof String text) {
            return parse(text);
        }
        throw new IllegalArgumentException("an amount is written as a string, not as a number");
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(cents, other.cents));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(cents, other.cents));
    }

    public boolean isPositive() {
        return cents > 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents, other.cents);
    }

    /** The amount as it stands in JSON: two decimals, a point, no grouping. */
    @JsonValue
    @Override
    public String toString() {
        String digits = String.format(Locale.ROOT, "%03d", Math.abs(cents));
        int point = digits.length() - 2;
        return (cents < 0 ? "-" : "") + digits.substring(0, point) + "." + digits.substring(point);
    }
}
