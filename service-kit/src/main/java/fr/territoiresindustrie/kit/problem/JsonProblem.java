package fr.territoiresindustrie.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import fr.territoiresindustrie.kit.text.Text;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A body that is no JSON (400), or JSON of another shape than asked (422 with the pointer). */
public final class JsonProblem {

    private static final Text UNKNOWN = new Text("Ce champ n'existe pas.", "There is no such field.");
    private static final Text SHAPE =
            new Text("Cette valeur n'a pas la forme attendue.", "This value has not the expected shape.");

    private JsonProblem() {}

    /** What is wrong with a body, or a part of one, that could not be read. */
    public static Problem of(JacksonException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return RequestProblem.UNKNOWN_FIELD
                    .because("Le corps a un champ inconnu.", "The body has an unknown field.")
                    .at(pointer(unknown.getPath()), "UNKNOWN_FIELD", UNKNOWN);
        }
        if (e instanceof JsonMappingException mapping && !isUnreadable(mapping)) {
            return RequestProblem.INVALID_FIELDS
                    .because("Le corps n'a pas la forme attendue.", "The body has not the expected shape.")
                    .at(pointer(mapping.getPath()), "INVALID_FORMAT", expected(mapping));
        }
        if (e.getOriginalMessage().startsWith("Duplicate field")) {
            return RequestProblem.DUPLICATE_FIELD.because(
                    "Le corps répète un champ" + line(e) + ".", "The body repeats a field" + lineEn(e) + ".");
        }
        return RequestProblem.MALFORMED_REQUEST.because(
                "Le corps n'est pas du JSON lisible" + line(e) + ".",
                "The body is not readable JSON" + lineEn(e) + ".");
    }

    /** Databind wraps what the parser met deeper in the body. */
    private static boolean isUnreadable(JsonMappingException mapping) {
        return (mapping.getCause() instanceof JsonProcessingException cause && !(cause instanceof JsonMappingException))
                || mapping.getOriginalMessage().startsWith("Duplicate field")
                || mapping.getOriginalMessage().startsWith("Unexpected end-of-input")
                || mapping.getOriginalMessage().startsWith("Trailing token")
                || mapping.getOriginalMessage().startsWith("No content to map");
    }

    private static Text expected(JsonMappingException mapping) {
        if (mapping instanceof InvalidFormatException format
                && format.getTargetType() != null
                && format.getTargetType().isEnum()) {
            String values = Arrays.stream(format.getTargetType().getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", "));
            return new Text("Valeurs admises : " + values + ".", "Admitted values: " + values + ".");
        }
        return SHAPE;
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(step -> step.getFieldName() == null
                        ? String.valueOf(step.getIndex())
                        : step.getFieldName().replace("~", "~0").replace("/", "~1"))
                .map(step -> "/" + step)
                .collect(Collectors.joining());
    }

    private static String line(JacksonException e) {
        return e.getLocation() == null ? "" : " (ligne " + e.getLocation().getLineNr() + ")";
    }

    private static String lineEn(JacksonException e) {
        return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
    }
}
