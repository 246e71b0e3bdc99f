package fr.territoiresindustrie.kit.problem;

import fr.territoiresindustrie.kit.text.Text;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Bean Validation's findings, all at once, each with its JSON pointer or the name of its parameter. */
public final class ViolationProblem {

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("NotNull", "REQUIRED"),
            Map.entry("NotBlank", "REQUIRED"),
            Map.entry("NotEmpty", "REQUIRED"),
            Map.entry("Size", "WRONG_SIZE"),
            Map.entry("Pattern", "WRONG_FORMAT"),
            Map.entry("Min", "OUT_OF_RANGE"),
            Map.entry("Max", "OUT_OF_RANGE"),
            Map.entry("DecimalMin", "OUT_OF_RANGE"),
            Map.entry("DecimalMax", "OUT_OF_RANGE"),
            Map.entry("Positive", "OUT_OF_RANGE"),
            Map.entry("PositiveOrZero", "OUT_OF_RANGE"));

    private ViolationProblem() {}

    /** All violations as one problem. */
    public static Problem of(ConstraintViolationException e) {
        Problem problem = RequestProblem.INVALID_FIELDS.because(
                "Des données sont refusées : voir errors.", "Some data are refused: see errors.");
        e.getConstraintViolations().stream()
                .sorted((a, b) -> a.getPropertyPath()
                        .toString()
                        .compareTo(b.getPropertyPath().toString()))
                .forEach(violation -> add(problem, violation));
        return problem;
    }

    private static void add(Problem problem, ConstraintViolation<?> violation) {
        Class<? extends Annotation> constraint =
                violation.getConstraintDescriptor().getAnnotation().annotationType();
        String code = CODES.getOrDefault(constraint.getSimpleName(), constantName(constraint.getSimpleName()));
        Text message = message(violation);
        List<String> steps = new ArrayList<>();
        @Nullable String parameter = null;
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.METHOD || node.getKind() == ElementKind.CONSTRUCTOR) {
                continue;
            }
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter =
                        httpName(violation, node.as(Path.ParameterNode.class).getParameterIndex());
                continue;
            }
            if (node.getIndex() != null) {
                steps.add(node.getIndex().toString());
            } else if (node.getKey() != null) {
                steps.add(node.getKey().toString());
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                steps.add(node.getName());
            }
        }
        if (parameter == null) {
            problem.at(steps.isEmpty() ? "" : "/" + String.join("/", steps), code, message);
        } else {
            problem.parameter(parameter.isEmpty() ? String.join(".", steps) : parameter, code, message);
        }
    }

    /** The parameter's name on the wire, empty for a bean of parameters, null for the body. */
    private static @Nullable String httpName(ConstraintViolation<?> violation, int index) {
        String method = violation.getPropertyPath().iterator().next().getName();
        // the container's own subclass repeats the method without its annotations
        for (@Nullable Class<?> type = violation.getRootBeanClass(); type != null; type = type.getSuperclass()) {
            for (Method candidate : type.getDeclaredMethods()) {
                if (candidate.getName().equals(method) && candidate.getParameterCount() > index) {
                    Parameter parameter = candidate.getParameters()[index];
                    @Nullable String name = httpName(parameter.getAnnotations(), parameter.getName());
                    if (name != null) {
                        return name;
                    }
                }
            }
        }
        return null;
    }

    private static @Nullable String httpName(Annotation[] annotations, String declared) {
        for (Annotation annotation : annotations) {
            switch (annotation) {
                case QueryParam query -> {
                    return query.value();
                }
                case PathParam path -> {
                    return path.value();
                }
                case HeaderParam header -> {
                    return header.value();
                }
                case CookieParam cookie -> {
                    return cookie.value();
                }
                case BeanParam bean -> {
                    return "";
                }
                case org.jboss.resteasy.reactive.RestQuery query -> {
                    return query.value().isEmpty() ? declared : query.value();
                }
                case org.jboss.resteasy.reactive.RestPath path -> {
                    return path.value().isEmpty() ? declared : path.value();
                }
                default -> {
                    // another annotation says nothing of the wire
                }
            }
        }
        return null;
    }

    private static Text message(ConstraintViolation<?> violation) {
        return new Text(say(violation, Locale.FRENCH), say(violation, Locale.ENGLISH));
    }

    /** Our own sentences, by key, for the constraints that the platform uses; any other constraint's own sentence. */
    private static String say(ConstraintViolation<?> violation, Locale locale) {
        String template = violation.getMessageTemplate();
        String key = template.startsWith("{") && template.endsWith("}")
                ? template.substring(1, template.length() - 1)
                : template;
        try {
            String sentence = ResourceBundle.getBundle(
                            "problem-messages",
                            locale,
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                    .getString(key);
            for (Map.Entry<String, Object> attribute :
                    violation.getConstraintDescriptor().getAttributes().entrySet()) {
                sentence = sentence.replace("{" + attribute.getKey() + "}", String.valueOf(attribute.getValue()));
            }
            return sentence;
        } catch (MissingResourceException unknown) {
            return violation.getMessage();
        }
    }

    private static String constantName(String camelCase) {
        return camelCase.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
