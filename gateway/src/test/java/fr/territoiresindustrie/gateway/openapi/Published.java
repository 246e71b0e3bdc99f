package fr.territoiresindustrie.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The document as it is published, made once. */
final class Published {

    static final ObjectNode DOCUMENT = new Contract(
                    "https://api.example.test", "https://identity.example.test/realms/territoires-industrie", "1")
            .document();

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private Published() {}

    record Operation(String path, String method, JsonNode content) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static List<Operation> operations(JsonNode document) {
        List<Operation> found = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .forEach(
                                member -> found.add(new Operation(path.getKey(), member.getKey(), member.getValue()))));
        return found;
    }
}
