package fr.territoiresindustrie.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.territoiresindustrie.gateway.routing.Part;
import fr.territoiresindustrie.gateway.routing.RouteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Unites the contracts of the services. Definitions of one name must be equal: a name with two meanings would mislead every generated
 * client, so it stops the build.
 */
final class ContractMerge {

    private final ObjectNode merged;
    private final List<String> conflicts = new ArrayList<>();

    /** @param frame the document's own part: info, servers, security schemes */
    ContractMerge(ObjectNode frame) {
        this.merged = frame.deepCopy();
    }

    /** Adds the contract of a part. */
    ContractMerge add(Part part, JsonNode contract) {
        contract.path("paths").properties().forEach(path -> addPath(part, path));
        contract.path("components").properties().forEach(section -> addSection(part, section));
        addTags(contract.path("tags"));
        return this;
    }

    /** The united document. Fails with every conflict named. */
    ObjectNode document() {
        if (!conflicts.isEmpty()) {
            throw new IllegalStateException("the contracts contradict each other: " + String.join("; ", conflicts));
        }
        return merged;
    }

    private void addPath(Part part, Map.Entry<String, JsonNode> path) {
        if (RouteTable.partOf(path.getKey()) != part) {
            conflicts.add(path.getKey() + " of " + part.contract() + " is not routed to it");
            return;
        }
        put(merged.withObject("/paths"), path, part, "path");
    }

    private void addSection(Part part, Map.Entry<String, JsonNode> section) {
        ObjectNode target = merged.withObject("/components/" + section.getKey());
        section.getValue().properties().forEach(definition -> put(target, definition, part, section.getKey()));
    }

    private void put(ObjectNode target, Map.Entry<String, JsonNode> definition, Part part, String kind) {
        JsonNode present = target.get(definition.getKey());
        if (present == null) {
            target.set(definition.getKey(), definition.getValue());
        } else if (!present.equals(definition.getValue())) {
            conflicts.add(
                    kind + " " + definition.getKey() + " of " + part.contract() + " means something else elsewhere");
        }
    }

    private void addTags(JsonNode tags) {
        ArrayNode target = merged.withArray("/tags");
        TreeSet<String> known = new TreeSet<>();
        target.forEach(tag -> known.add(tag.path("name").asText()));
        for (JsonNode tag : tags) {
            if (known.add(tag.path("name").asText())) {
                target.add(tag);
            }
        }
    }
}
