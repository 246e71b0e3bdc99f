package fr.territoiresindustrie.kittest;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.territoiresindustrie.platform.server.RepositoryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * {@code contracts/asyncapi.yaml}: the topics and their events, as AsyncAPI 3.0. It is made from the schemas of {@code contracts/events}, so
 * that it cannot say something else, and real messages are checked against it.
 */
public final class AsyncApi {

    private static final String SUFFIX = ".v1.schema.json";
    private static final String TYPE = "fr.territoires-industrie.";
    private static final JsonMapper JSON = new JsonMapper();
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Map<String, List<Schema>> COMPILED = new ConcurrentHashMap<>();

    /** The topics: aggregate in the singular, who sends, the key of its messages. */
    static final List<Topic> TOPICS = List.of(
            new Topic("territory", "territories", "territory-service", "code of the territory"),
            new Topic("project", "projects", "project-service", "id of the project"),
            new Topic("envelope", "envelopes", "funding-service", "code of the envelope"),
            new Topic("application", "applications", "funding-service", "id of the application"),
            new Topic("payment", "payments", "funding-service", "id of the payment"),
            new Topic("referral", "referrals", "funding-service", "id of the referral"),
            new Topic("webhook", "webhooks", "partner-service", "id of the webhook"),
            new Topic("limit", "limits", "partner-service", "who is limited"),
            new Topic("client", "clients", "partner-service", "id of the client"));

    record Topic(String aggregate, String plural, String service, String key) {

        String address() {
            return plural + ".v1";
        }
    }

    private AsyncApi() {}

    static Path committed() {
        return RepositoryFiles.root().resolve("contracts/asyncapi.yaml");
    }

    /** Names of the events that have a schema: {@code project.submitted}. */
    public static List<String> events() {
        try (Stream<Path> files = Files.list(RepositoryFiles.root().resolve("contracts/events"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document that the schemas make. */
    static String document() {
        Map<String, Object> channels = new LinkedHashMap<>();
        Map<String, Object> operations = new LinkedHashMap<>();
        Map<String, Object> messages = new LinkedHashMap<>();
        TOPICS.forEach(topic -> {
            Map<String, Object> references = new LinkedHashMap<>();
            events().stream()
                    .filter(event -> topic.equals(topicOf(event)))
                    .forEach(event -> references.put(event, Map.of("$ref", "#/components/messages/" + event)));
            channels.put(
                    topic.plural(),
                    ordered(
                            "address",
                            topic.address(),
                            "description",
                            "Key of the messages: " + topic.key()
                                    + ". At least once, in order for each key. What cannot be handled goes to "
                                    + topic.address() + ".dead-letter.",
                            "messages",
                            references));
            operations.put(
                    "send-" + topic.plural(),
                    ordered(
                            "action",
                            "send",
                            "summary",
                            topic.service() + " tells what happened.",
                            "channel",
                            Map.of("$ref", "#/channels/" + topic.plural())));
        });
        events().forEach(event -> messages.put(event, message(event)));
        return YAML.writeValueAsString(ordered(
                "asyncapi",
                "3.0.0",
                "info",
                ordered(
                        "title",
                        "Territoires d'industrie: events",
                        "version",
                        "1",
                        "description",
                        "CloudEvents 1.0 in JSON, structured mode, on Kafka; one topic for each aggregate. Nothing personal or"
                                + " confidential is in an event.",
                        "license",
                        ordered("name", "Apache-2.0")),
                "defaultContentType",
                "application/cloudevents+json",
                "channels",
                channels,
                "operations",
                operations,
                "components",
                ordered("messages", messages, "schemas", Map.of("CloudEvent", envelope()))));
    }

    private static Map<String, Object> message(String event) {
        Map<String, Object> schema = schema(event);
        return ordered(
                "name",
                event,
                "title",
                event,
                "summary",
                text(schema, schema.containsKey("description") ? "description" : "title"),
                "contentType",
                "application/cloudevents+json",
                "payload",
                ordered(
                        "allOf",
                        List.of(
                                Map.of("$ref", "#/components/schemas/CloudEvent"),
                                ordered(
                                        "type",
                                        "object",
                                        "properties",
                                        ordered(
                                                "type", Map.of("const", TYPE + event + ".v1"),
                                                "source",
                                                        Map.of(
                                                                "const",
                                                                "/"
                                                                        + topicOf(event)
                                                                                .service()),
                                                "data", Map.of("$ref", "./events/" + event + SUFFIX))))));
    }

    private static Map<String, Object> envelope() {
        Map<String, Object> text = ordered("type", "string", "minLength", 1);
        return ordered(
                "type",
                "object",
                "description",
                "A CloudEvent. sequence is the position within the aggregate, from 1, without a gap.",
                "required",
                List.of(
                        "specversion",
                        "id",
                        "source",
                        "type",
                        "subject",
                        "time",
                        "datacontenttype",
                        "dataschema",
                        "sequence",
                        "data"),
                "properties",
                ordered(
                        "specversion", Map.of("const", "1.0"),
                        "id", ordered("type", "string", "pattern", "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"),
                        "source", ordered("type", "string", "pattern", "^/[a-z-]+$"),
                        "type",
                                ordered(
                                        "type",
                                        "string",
                                        "pattern",
                                        "^fr\\.territoires-industrie\\.[a-z-]+\\.[a-z-]+\\.v1$"),
                        "subject", text,
                        "time",
                                ordered(
                                        "type",
                                        "string",
                                        "pattern",
                                        "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$"),
                        "datacontenttype", Map.of("const", "application/json"),
                        "dataschema", ordered("type", "string", "pattern", "\\.v1\\.schema\\.json$"),
                        "sequence", ordered("type", "integer", "minimum", 1),
                        "traceparent",
                                ordered("type", "string", "pattern", "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"),
                        "data", Map.of("type", "object")),
                "additionalProperties",
                false);
    }

    /**
     * Fails when a message is not one that the committed document describes.
     *
     * @param message a message as it is on its topic
     */
    public static void check(String message) {
        List<String> found = findings(message);
        Assertions.assertThat(found).as("%s", message).isEmpty();
    }

    static List<String> findings(String message) {
        String type = String.valueOf(JSON.readValue(message, Map.class).get("type"));
        String event =
                type.startsWith(TYPE) && type.endsWith(".v1") ? type.substring(TYPE.length(), type.length() - 3) : type;
        List<Schema> schemas = COMPILED.computeIfAbsent(event, AsyncApi::compiled);
        if (schemas.isEmpty()) {
            return List.of("no message " + event);
        }
        return schemas.stream()
                .flatMap(schema -> schema.validate(message, InputFormat.JSON).stream())
                .map(Object::toString)
                .toList();
    }

    /** What every message must be, and what this one must be; nothing where the document does not know it. */
    private static List<Schema> compiled(String event) {
        Map<String, Object> components = child(read(committed()), "components");
        Map<String, Object> messages = child(components, "messages");
        if (!messages.containsKey(event)) {
            return List.of();
        }
        List<?> parts = (List<?>)
                Objects.requireNonNull(child(child(messages, event), "payload").get("allOf"));
        Map<String, Object> own = asMap(parts.get(1));
        Map<String, Object> properties = new LinkedHashMap<>(child(own, "properties"));
        String reference = String.valueOf(child(properties, "data").get("$ref"));
        properties.put("data", read(committed().resolveSibling(reference).normalize()));
        return List.of(
                compiled(child(child(components, "schemas"), "CloudEvent")),
                compiled(Map.of("type", "object", "properties", properties)));
    }

    private static Schema compiled(Map<String, Object> schema) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JSON.writeValueAsString(schema), InputFormat.JSON);
    }

    static Map<String, Object> schema(String event) {
        return read(RepositoryFiles.root().resolve("contracts/events/" + event + SUFFIX));
    }

    static Topic topicOf(String event) {
        String aggregate = event.substring(0, event.indexOf('.'));
        return TOPICS.stream()
                .filter(topic -> topic.aggregate().equals(aggregate))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no topic of " + event));
    }

    private static Map<String, Object> read(Path file) {
        try {
            String text = Files.readString(file);
            return asMap(
                    file.toString().endsWith(".yaml")
                            ? YAML.readValue(text, Map.class)
                            : JSON.readValue(text, Map.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Map<String, Object> parent, String name) {
        return Objects.requireNonNull(parent.get(name), name).toString();
    }

    private static Map<String, Object> child(Map<String, Object> parent, String name) {
        return asMap(Objects.requireNonNull(parent.get(name), name));
    }

    private static Map<String, Object> asMap(Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((key, member) -> map.put(key.toString(), member));
        return map;
    }

    /** Names and values in turn, kept in this order. */
    private static Map<String, Object> ordered(Object... members) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            map.put(members[i].toString(), members[i + 1]);
        }
        return map;
    }
}
