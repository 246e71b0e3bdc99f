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

/** A SIRET: fourteen digits that pass the Luhn check, or the establishments of La Poste, whose digits sum to a multiple of five. Null is left to {@code @NotNull}. */
@Documented
@Constraint(validatedBy = Siret.Validator.class)
@Target({FIELD, PARAMETER, RECORD_COMPONENT, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Siret {

    String message() default "{identifier.siret}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks length, digits and key. */
    class Validator implements ConstraintValidator<Siret, String> {

        private static final String LA_POSTE = "356000000";

        @Override
        public boolean isValid(@Nullable String value, @Nullable ConstraintValidatorContext context) {
            return value == null || isSiret(value);
        }

        /** Whether the text is fourteen ASCII digits with a right control key. */
        public static boolean isSiret(String value) {
            return value.length() == 14
                    && value.chars().allMatch(c -> c >= '0' && c <= '9')
                    && (Luhn.holds(value) || (value.startsWith(LA_POSTE) && Luhn.digitSum(value) % 5 == 0));
        }
    }
}
