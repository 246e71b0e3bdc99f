package fr.territoiresindustrie.funding.publication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.identifier.Siret;
import fr.territoiresindustrie.kit.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A Table Schema as schema.data.gouv.fr publishes them: checks rows cell by cell against types and constraints, and the two custom checks that the
 * schema of subventions names. What it does not know it refuses to read, so that a later version of the schema is not half checked.
 */
final class TableSchema {

    /** What is wrong with one cell. */
    record Flaw(String field, String code, Text message) {}

    private record Field(String name, JsonNode definition) {}

    private final List<Field> fields;
    private final JsonNode checks;

    private TableSchema(JsonNode schema) {
        fields = StreamSupport.stream(schema.get("fields").spliterator(), false)
                .map(field -> new Field(field.get("name").asText(), field))
                .toList();
        checks = schema.path("custom_checks");
    }

    static TableSchema read(String resource) {
        try (InputStream in = Objects.requireNonNull(TableSchema.class.getResourceAsStream(resource), resource)) {
            return new TableSchema(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the columns, in order. */
    List<String> header() {
        return fields.stream().map(Field::name).toList();
    }

    /** All that is wrong with a row; a cell that is null is empty. */
    List<Flaw> flaws(List<@Nullable String> row) {
        if (row.size() != fields.size()) {
            throw new IllegalArgumentException(row.size() + " cells for " + fields.size() + " columns");
        }
        List<Flaw> flaws = new ArrayList<>();
        IntStream.range(0, row.size())
                .forEach(i -> flaw(fields.get(i), row.get(i)).ifPresent(flaws::add));
        checks.forEach(check -> custom(check, row).ifPresent(flaws::add));
        return flaws;
    }

    private static Optional<Flaw> flaw(Field field, @Nullable String cell) {
        JsonNode constraints = field.definition().path("constraints");
        if (cell == null || cell.isEmpty()) {
            return constraints.path("required").asBoolean()
                    ? Optional.of(new Flaw(field.name(), "MISSING", new Text("Valeur manquante.", "Missing value.")))
                    : Optional.empty();
        }
        if (!hasType(field.definition(), cell) || !isWithin(constraints, cell)) {
            return Optional.of(
                    new Flaw(field.name(), "INVALID", new Text("Valeur hors du schéma.", "Value outside the schema.")));
        }
        return Optional.empty();
    }

    private static boolean hasType(JsonNode field, String cell) {
        String type = field.get("type").asText();
        return switch (type) {
            case "string" -> true;
            case "number" -> number(cell) != null;
            case "date" -> isDate(cell);
            case "boolean" -> holds(field.get("trueValues"), cell) || holds(field.get("falseValues"), cell);
            default -> throw new IllegalStateException("unknown type " + type);
        };
    }

    private static boolean isWithin(JsonNode constraints, String cell) {
        return constraints.properties().stream().allMatch(constraint -> {
            JsonNode bound = constraint.getValue();
            return switch (constraint.getKey()) {
                case "required" -> true;
                case "pattern" -> Pattern.matches(bound.asText(), cell);
                case "enum" -> holds(bound, cell);
                case "maxLength" -> cell.codePointCount(0, cell.length()) <= bound.asInt();
                case "minimum" -> Objects.requireNonNull(number(cell)).compareTo(bound.decimalValue()) >= 0;
                case "maximum" -> Objects.requireNonNull(number(cell)).compareTo(bound.decimalValue()) <= 0;
                default -> throw new IllegalStateException("unknown constraint " + constraint.getKey());
            };
        });
    }

    private static boolean holds(JsonNode values, String cell) {
        return StreamSupport.stream(values.spliterator(), false)
                .anyMatch(v -> v.asText().equals(cell));
    }

    private static @Nullable BigDecimal number(String cell) {
        return cell.matches("^-?[0-9]+(\\.[0-9]+)?$") ? new BigDecimal(cell) : null;
    }

    private static boolean isDate(String cell) {
        try {
            return cell.equals(LocalDate.parse(cell).toString());
        } catch (DateTimeParseException notOne) {
            return false;
        }
    }

    private Optional<Flaw> custom(JsonNode check, List<@Nullable String> row) {
        JsonNode params = check.get("params");
        String name = check.get("name").asText();
        return switch (name) {
            case "french-siret-value" -> {
                @Nullable String cell = cell(params.get("column").asText(), row);
                yield cell == null || cell.isEmpty() || Siret.Validator.isSiret(cell)
                        ? Optional.empty()
                        : Optional.of(new Flaw(
                                params.get("column").asText(),
                                "SIRET",
                                new Text("Ce SIRET est faux.", "This SIRET is wrong.")));
            }
            case "one-of-required" -> {
                @Nullable String one = cell(params.get("column1").asText(), row);
                @Nullable String other = cell(params.get("column2").asText(), row);
                yield (one == null || one.isEmpty()) && (other == null || other.isEmpty())
                        ? Optional.of(new Flaw(
                                params.get("column1").asText(),
                                "ONE_OF_REQUIRED",
                                new Text(
                                        "Le SIRET du bénéficiaire manque, et son numéro RNA aussi.",
                                        "The beneficiary's SIRET is missing, and its RNA number too.")))
                        : Optional.empty();
            }
            default -> throw new IllegalStateException("unknown check " + name);
        };
    }

    private @Nullable String cell(String column, List<@Nullable String> row) {
        return row.get(header().indexOf(column));
    }
}
