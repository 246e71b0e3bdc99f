package fr.territoiresindustrie.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import fr.territoiresindustrie.platform.server.RepositoryFiles;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code contracts/problem-codes.json} tells what the code can answer; the gateway publishes it. {@code -Dcontracts.write} writes it. */
class ProblemsOfOperationsTest {

    private static final String KIT = "service-kit";
    private static final List<String> SERVICES =
            List.of("territory-service", "project-service", "funding-service", "partner-service");
    private static final Path COMMITTED = RepositoryFiles.root().resolve("contracts/problem-codes.json");

    /** Told by what all operations share, which the gateway's contract adds by rule; the two of imports stand in the report of a job. */
    private static final Set<String> OTHERWISE = Set.of(
            "BODY_TOO_LARGE",
            "CONFLICT",
            "DUPLICATE_FIELD",
            "IMPORT_OVERTAKEN",
            "IMPORT_ROWS_REFUSED",
            "INTERNAL_ERROR",
            "MALFORMED_REQUEST",
            "METHOD_NOT_ALLOWED",
            "NOT_ACCEPTABLE",
            "REJECTED_REQUEST",
            "UNAUTHENTICATED",
            "UNKNOWN_FIELD",
            "UNSUPPORTED_MEDIA_TYPE");

    @Test
    void theCommittedListIsThatOfTheCode() throws Exception {
        Map<String, Set<String>> operations = new TreeMap<>();
        Set<String> enumerations = new TreeSet<>();
        for (String service : SERVICES) {
            var classes = new ClassFileImporter().importPaths(List.of(classes(KIT), classes(service)));
            operations.putAll(ReachableProblems.of(classes));
            classes.stream()
                    .filter(type ->
                            type.isEnum() && type.isAssignableTo("fr.territoiresindustrie.kit.problem.ProblemCode"))
                    .forEach(type -> enumerations.add(type.getName()));
        }
        ObjectNode document = new ObjectMapper().createObjectNode();
        document.set("codes", codes(enumerations));
        ObjectNode list = document.putObject("operations");
        operations.forEach((id, codes) -> codes.forEach(list.withArray("/" + id)::add));
        if (System.getProperty("contracts.write") != null) {
            Files.writeString(COMMITTED, document.toPrettyString() + "\n");
        }
        assertThat(operations).hasSizeGreaterThan(200);
        assertThat(operations.get("createProject")).contains("EXTERNAL_ID_TAKEN", "IDEMPOTENCY_KEY_REUSED");
        assertThat(operations.get("listProjects")).contains("INVALID_CURSOR").doesNotContain("STALE_VERSION");
        assertThat(operations.get("listEvents")).contains("TOO_MANY_STREAMS");
        Set<String> unused = new TreeSet<>(
                codes(enumerations).properties().stream().map(Map.Entry::getKey).toList());
        operations.values().forEach(unused::removeAll);
        assertThat(unused).containsExactlyInAnyOrderElementsOf(OTHERWISE);
        assertThat(committed()).isEqualTo(document);
    }

    private static JsonNode committed() throws IOException {
        return Files.exists(COMMITTED)
                ? new ObjectMapper().readTree(COMMITTED.toFile())
                : new ObjectMapper().nullNode();
    }

    /** Status and titles of each code, as compiled. */
    private static ObjectNode codes(Set<String> enumerations) throws Exception {
        Map<String, ObjectNode> codes = new TreeMap<>();
        List<URL> classes = new ArrayList<>();
        for (String module : Stream.concat(Stream.of(KIT), SERVICES.stream()).toList()) {
            classes.add(classes(module).toUri().toURL());
        }
        try (URLClassLoader loader =
                new URLClassLoader(classes.toArray(URL[]::new), ProblemsOfOperationsTest.class.getClassLoader())) {
            for (String enumeration : enumerations) {
                for (Object code : Class.forName(enumeration, true, loader).getEnumConstants()) {
                    Object title = call(code, "title");
                    codes.put(
                            code.toString(),
                            new ObjectMapper()
                                    .createObjectNode()
                                    .put("status", (int) call(code, "status"))
                                    .put("fr", (String) call(title, "fr"))
                                    .put("en", (String) call(title, "en")));
                }
            }
        }
        ObjectNode all = new ObjectMapper().createObjectNode();
        codes.forEach(all::set);
        return all;
    }

    private static Object call(Object owner, String name) throws ReflectiveOperationException {
        Method method = owner.getClass().getMethod(name);
        method.setAccessible(true);
        return method.invoke(owner);
    }

    private static Path classes(String module) {
        return RepositoryFiles.root().resolve(module).resolve("target/classes");
    }
}
