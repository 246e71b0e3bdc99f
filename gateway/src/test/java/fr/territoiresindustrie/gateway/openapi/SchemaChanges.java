package fr.territoiresindustrie.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

import static java.util.stream.Collectors.toCollection;

/**
 * What breaks callers between two versions of a schema. What they send may be taken more widely and never more narrowly; what they
 * receive may become narrower and gain fields, and never becomes anything that they were not told of.
 */
final class SchemaChanges {

    enum Direction {
        SENT,
        RECEIVED
    }

    private static final List<String> FLOORS = List.of("minimum", "exclusiveMinimum", "minLength", "minItems");
    private static final List<String> CEILINGS = List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems");

    private final JsonNode released;
    private final JsonNode present;
    private final List<String> found;
    private final Set<String> judged = new HashSet<>();

    SchemaChanges(JsonNode released, JsonNode present, List<String> found) {
        this.released = released;
        this.present = present;
        this.found = found;
    }

    void compare(String at, JsonNode before, JsonNode after, Direction direction) {
        if (before.has("$ref") && after.has("$ref") && !judged.add(direction + " " + before + " " + after)) {
            return;
        }
        JsonNode old = resolved(released, before);
        JsonNode now = resolved(present, after);
        types(at, old, now, direction);
        values(at, old, now, direction);
        texts(at, old, now, direction);
        if (direction == Direction.SENT) {
            bounds(at, old, now, FLOORS, (was, is) -> is > was);
            bounds(at, old, now, CEILINGS, (was, is) -> is < was);
        }
        fields(at, old, now, direction);
        for (String inner : List.of("items", "additionalProperties")) {
            if (old.path(inner).isObject() && now.path(inner).isObject()) {
                compare(at + "/" + inner, old.get(inner), now.get(inner), direction);
            }
        }
        if (direction == Direction.SENT && open(old) && !open(now)) {
            found.add(at + ": other fields are refused");
        }
        for (String word : List.of("anyOf", "oneOf", "allOf")) {
            alternatives(at + "/" + word, old.path(word), now.path(word), direction);
        }
    }

    private static boolean open(JsonNode schema) {
        JsonNode others = schema.path("additionalProperties");
        return schema.path("type").asText().equals("object") && (others.isMissingNode() || others.asBoolean());
    }

    private void types(String at, JsonNode old, JsonNode now, Direction direction) {
        Set<String> was = set(old.path("type"));
        Set<String> is = set(now.path("type"));
        boolean numbers = was.contains("integer") && is.contains("number") && direction == Direction.SENT;
        if (numbers) {
            is.add("integer");
        }
        // No type at all is every type.
        boolean fits = direction == Direction.SENT
                ? is.isEmpty() || (!was.isEmpty() && is.containsAll(was))
                : was.isEmpty() || (!is.isEmpty() && was.containsAll(is));
        if (!fits) {
            found.add(at + ": type " + was + " became " + is);
        }
    }

    private void values(String at, JsonNode old, JsonNode now, Direction direction) {
        JsonNode given = direction == Direction.SENT ? now : old;
        if (given.has("enum")) {
            Set<String> allowed = set(given.path("enum"));
            Set<String> used = set((direction == Direction.SENT ? old : now).path("enum"));
            if (used.isEmpty() || !allowed.containsAll(used)) {
                used.removeAll(allowed);
                found.add(at + (direction == Direction.SENT ? ": no longer takes " : ": may now answer ") + used);
            }
        }
    }

    private void texts(String at, JsonNode old, JsonNode now, Direction direction) {
        for (String word : List.of("pattern", "format")) {
            JsonNode was = old.path(word);
            JsonNode is = now.path(word);
            boolean looser = direction == Direction.SENT ? is.isMissingNode() : was.isMissingNode();
            if (!was.equals(is) && !looser) {
                found.add(at + ": " + word + " " + was + " became " + is);
            }
        }
    }

    private void bounds(
            String at, JsonNode old, JsonNode now, List<String> words, BiPredicate<Double, Double> narrower) {
        for (String word : words) {
            if (now.has(word)
                    && (!old.has(word)
                            || narrower.test(
                                    old.get(word).asDouble(), now.get(word).asDouble()))) {
                found.add(at + ": " + word + " " + old.path(word) + " became " + now.get(word));
            }
        }
    }

    private void fields(String at, JsonNode old, JsonNode now, Direction direction) {
        for (Map.Entry<String, JsonNode> field : old.path("properties").properties()) {
            if (now.path("properties").has(field.getKey())) {
                compare(
                        at + "/" + field.getKey(),
                        field.getValue(),
                        now.path("properties").get(field.getKey()),
                        direction);
            } else {
                found.add(at + "/" + field.getKey() + ": is gone");
            }
        }
        Set<String> was = set(old.path("required"));
        Set<String> is = set(now.path("required"));
        Set<String> broken = new TreeSet<>(direction == Direction.SENT ? is : was);
        broken.removeAll(direction == Direction.SENT ? was : is);
        if (!broken.isEmpty()) {
            found.add(at + (direction == Direction.SENT ? ": now demands " : ": no longer promises ") + broken);
        }
    }

    private void alternatives(String at, JsonNode old, JsonNode now, Direction direction) {
        for (int i = 0; i < Math.min(old.size(), now.size()); i++) {
            compare(at + "/" + i, old.get(i), now.get(i), direction);
        }
        boolean everyOne = at.endsWith("allOf");
        boolean fewer = now.size() < old.size();
        boolean more = now.size() > old.size();
        if (direction == Direction.SENT
                ? (everyOne ? more : fewer || (old.isEmpty() && more))
                : (everyOne ? fewer : more)) {
            found.add(at + ": " + old.size() + " became " + now.size());
        }
    }

    private static Set<String> set(JsonNode node) {
        return node.isTextual()
                ? new TreeSet<>(Set.of(node.asText()))
                : node.valueStream().map(JsonNode::asText).collect(toCollection(TreeSet::new));
    }

    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
    }
}
