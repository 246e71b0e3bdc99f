package fr.territoiresindustrie.kit.identifier;

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
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.ElementType.TYPE_USE;

/** A SIREN: nine digits that pass the Luhn check. Null is left to {@code @NotNull}. */
@Documented
@Constraint(validatedBy = Siren.Validator.class)
@Target({FIELD, PARAMETER, RECORD_COMPONENT, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Siren {

    String message() default "{identifier.siren}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks length, digits and key. */
    class Validator implements ConstraintValidator<Siren, String> {

        @Override
        public boolean isValid(@Nullable String value, @Nullable ConstraintValidatorContext context) {
            return value == null || isSiren(value);
        }

        /** Whether the text is nine ASCII digits with a right control key. */
        public static boolean isSiren(String value) {
            return value.length() == 9 && value.chars().allMatch(c -> c >= '0' && c <= '9') && Luhn.holds(value);
        }
    }
}
