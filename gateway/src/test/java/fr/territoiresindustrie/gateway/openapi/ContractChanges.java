package fr.territoiresindustrie.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import fr.territoiresindustrie.gateway.openapi.Published.Operation;
import fr.territoiresindustrie.gateway.openapi.SchemaChanges.Direction;
import fr.territoiresindustrie.gateway.routing.Deprecations;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** What in the present document would break a caller who was written for the released one. */
final class ContractChanges {

    private final JsonNode released;
    private final JsonNode present;
    private final LocalDate today;
    private final List<String> found = new ArrayList<>();
    private final SchemaChanges schemas;

    private ContractChanges(JsonNode released, JsonNode present, LocalDate today) {
        this.released = released;
        this.present = present;
        this.today = today;
        this.schemas = new SchemaChanges(released, present, found);
    }

    /** Each break in a sentence; an operation whose announced end ({@code x-sunset}) has come may go. */
    static List<String> breaking(JsonNode released, JsonNode present, LocalDate today) {
        return new ContractChanges(released, present, today).all();
    }

    private List<String> all() {
        Map<String, Operation> now =
                Published.operations(present).stream().collect(toMap(Operation::toString, identity()));
        for (Operation old : Published.operations(released)) {
            Operation same = now.get(old.toString());
            if (same != null) {
                compare(old.toString(), old.content(), same.content());
            } else if (!ended(old.content())) {
                found.add(old + ": is gone");
            }
        }
        return found;
    }

    private boolean ended(JsonNode operation) {
        String sunset = operation.path("x-sunset").asText();
        return operation.path("deprecated").asBoolean()
                && !sunset.isEmpty()
                && LocalDate.parse(sunset).isBefore(today);
    }

    /** An announced end stands; a new one is announced early enough, whatever day it says that it was announced on. */
    private void end(String at, JsonNode old, JsonNode now) {
        String sunset = now.path("x-sunset").asText();
        if (sunset.isEmpty()) {
            return;
        }
        LocalDate earliest =
                old.has("x-sunset") ? LocalDate.parse(old.path("x-sunset").asText()) : today.plus(Deprecations.NOTICE);
        if (LocalDate.parse(sunset).isBefore(earliest)) {
            found.add(at + ": ends on " + sunset + ", before " + earliest);
        }
    }

    private void compare(String at, JsonNode old, JsonNode now) {
        end(at, old, now);
        if (!old.path("operationId").equals(now.path("operationId"))) {
            found.add(at + ": operationId " + old.path("operationId") + " became " + now.path("operationId"));
        }
        access(at, old, now);
        parameters(at, old, now);
        JsonNode oldBody = resolved(released, old.path("requestBody"));
        JsonNode newBody = resolved(present, now.path("requestBody"));
        if (newBody.path("required").asBoolean() && !oldBody.path("required").asBoolean()) {
            found.add(at + ": a body is demanded");
        }
        contents(at + " body", oldBody, newBody, Direction.SENT);
        answers(at, old.path("responses"), now.path("responses"));
    }

    private void access(String at, JsonNode old, JsonNode now) {
        Set<JsonNode> ways = now.path("security").valueStream().collect(toSet());
        old.path("security").forEach(way -> {
            if (!ways.isEmpty() && !ways.contains(way)) {
                found.add(at + ": is no longer open to " + way);
            }
        });
        if (old.path("security").isEmpty() && !ways.isEmpty()) {
            found.add(at + ": a token is demanded");
        }
        Set<JsonNode> roles = now.path("x-roles").valueStream().collect(toSet());
        old.path("x-roles").forEach(role -> {
            if (!roles.contains(role)
                    && !roles.stream().anyMatch(wide -> wide.asText().equals("public"))) {
                found.add(at + ": no longer for the role " + role);
            }
        });
    }

    private void parameters(String at, JsonNode old, JsonNode now) {
        for (JsonNode parameter : old.path("parameters")) {
            JsonNode same = parameter(present, now, key(resolved(released, parameter)));
            if (same.isMissingNode()) {
                found.add(at + ": the parameter " + key(resolved(released, parameter)) + " is gone");
            } else {
                schemas.compare(
                        at + " " + key(same),
                        resolved(released, parameter).path("schema"),
                        same.path("schema"),
                        Direction.SENT);
            }
        }
        for (JsonNode parameter : now.path("parameters")) {
            JsonNode is = resolved(present, parameter);
            boolean was = parameter(released, old, key(is)).path("required").asBoolean();
            if (is.path("required").asBoolean() && !was) {
                found.add(at + ": demands the parameter " + key(is));
            }
        }
    }

    private static JsonNode parameter(JsonNode document, JsonNode operation, String key) {
        for (JsonNode parameter : operation.path("parameters")) {
            if (key(resolved(document, parameter)).equals(key)) {
                return resolved(document, parameter);
            }
        }
        return MissingNode.getInstance();
    }

    private static String key(JsonNode parameter) {
        return parameter.path("in").asText() + " " + parameter.path("name").asText();
    }

    private void answers(String at, JsonNode old, JsonNode now) {
        old.properties().forEach(answer -> {
            if (!now.has(answer.getKey())) {
                found.add(at + ": the status " + answer.getKey() + " is gone");
                return;
            }
            JsonNode before = resolved(released, answer.getValue());
            JsonNode after = resolved(present, now.get(answer.getKey()));
            before.path("headers").fieldNames().forEachRemaining(header -> {
                if (!after.path("headers").has(header)) {
                    found.add(at + " " + answer.getKey() + ": the header " + header + " is gone");
                }
            });
            contents(at + " " + answer.getKey(), before, after, Direction.RECEIVED);
        });
        now.fieldNames().forEachRemaining(status -> {
            if (status.startsWith("2") && !old.has(status)) {
                found.add(at + ": succeeds with " + status + ", which nobody expects");
            }
        });
    }

    private void contents(String at, JsonNode old, JsonNode now, Direction direction) {
        old.path("content").properties().forEach(media -> {
            JsonNode same = now.path("content").path(media.getKey());
            if (same.isMissingNode()) {
                found.add(at + ": the media type " + media.getKey() + " is gone");
            } else {
                schemas.compare(at, media.getValue().path("schema"), same.path("schema"), direction);
            }
        });
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }
}
