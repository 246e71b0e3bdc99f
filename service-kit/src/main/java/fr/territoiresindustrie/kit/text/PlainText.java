package fr.territoiresindustrie.kit.text;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.ElementType.TYPE_USE;

/**
 * Text without what deceives a reader or breaks a store: NUL and other control characters (line feed and tab are text),
 * bidirectional overrides and isolates, unpaired surrogates. Blank text is refused too; null is left to {@code @NotNull}.
 */
@Documented
@Constraint(validatedBy = PlainText.Validator.class)
@Target({FIELD, METHOD, PARAMETER, RECORD_COMPONENT, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainText {

    String message() default "{text.plain}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Decides code point by code point. */
    class Validator implements ConstraintValidator<PlainText, String> {
        @Override
        public boolean isValid(@Nullable String value, @Nullable ConstraintValidatorContext context) {
            return value == null || (!value.isBlank() && value.codePoints().noneMatch(Validator::deceives));
        }

        private static boolean deceives(int c) {
            return (c != '\n' && c != '\t' && c != '\r' && Character.isISOControl(c))
                    || (c >= 0x202A && c <= 0x202E)
                    || (c >= 0x2066 && c <= 0x2069)
                    || c == 0x200E
                    || c == 0x200F
                    || c == 0x061C
                    || Character.getType(c) == Character.SURROGATE;
        }
    }
}
