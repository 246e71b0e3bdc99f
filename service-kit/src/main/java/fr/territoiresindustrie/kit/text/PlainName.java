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
 * The name of a person, a place or a body: {@link PlainText} that a spreadsheet does not take for a formula. No real name begins so, while a
 * sentence may ("- 20 % d'énergie"). Null is left to {@code @NotNull}.
 */
@Documented
@Constraint(validatedBy = PlainName.Validator.class)
@Target({FIELD, METHOD, PARAMETER, RECORD_COMPONENT, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainName {

    String message() default "{text.name}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks at the first character that is seen. */
    class Validator implements ConstraintValidator<PlainName, String> {

        /** As spreadsheets read them, full-width forms too. */
        private static final String FORMULA = "=+-@＝＋－＠";

        private static final PlainText.Validator PLAIN = new PlainText.Validator();

        @Override
        public boolean isValid(@Nullable String value, @Nullable ConstraintValidatorContext context) {
            return value == null
                    || (PLAIN.isValid(value, context)
                            && FORMULA.indexOf(value.strip().charAt(0)) < 0);
        }
    }
}
