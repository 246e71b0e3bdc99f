package fr.territoiresindustrie.journey;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import fr.territoiresindustrie.platform.server.RepositoryFiles;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A code of refusal means one thing across the services. */
class ProblemCodesTest {

    private static final String PROBLEM_CODE = "fr.territoiresindustrie.kit.problem.ProblemCode";

    @Test
    void codesAreUniqueAcrossServices() {
        List<Path> classes = Stream.of(
                        "service-kit", "territory-service", "project-service", "funding-service", "partner-service")
                .map(module -> RepositoryFiles.root().resolve(module).resolve("target/classes"))
                .toList();
        JavaClasses imported = new ClassFileImporter().importPaths(classes);
        Map<String, String> owners = new HashMap<>();
        for (JavaClass enumeration : imported) {
            if (enumeration.isEnum() && enumeration.isAssignableTo(PROBLEM_CODE)) {
                enumeration.getFields().stream()
                        .filter(field -> field.getRawType().equals(enumeration))
                        .forEach(constant -> assertThat(owners.put(constant.getName(), enumeration.getName()))
                                .as("%s of %s", constant.getName(), enumeration.getName())
                                .isNull());
            }
        }
        assertThat(owners).hasSizeGreaterThan(25);
    }

    /** The gateway does without the kit, so its own words for the same refusals are compared as they were compiled. */
    @Test
    void whatTheGatewayRefusesMeansTheSameInTheServices() throws Exception {
        URL[] classes = {
            RepositoryFiles.root().resolve("service-kit/target/classes").toUri().toURL(),
            RepositoryFiles.root().resolve("gateway/target/classes").toUri().toURL()
        };
        try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
            Map<String, String> inServices = new HashMap<>();
            for (Object problem : constants(loader, "fr.territoiresindustrie.kit.problem.RequestProblem")) {
                Object title = read(problem, "title");
                inServices.put(
                        problem.toString(),
                        read(problem, "status") + " " + read(title, "fr") + " " + read(title, "en"));
            }
            List<Object> shared = constants(loader, "fr.territoiresindustrie.gateway.problem.EdgeProblem").stream()
                    .filter(problem -> inServices.containsKey(problem.toString()))
                    .toList();
            assertThat(shared).hasSizeGreaterThanOrEqualTo(8);
            for (Object problem : shared) {
                assertThat(read(problem, "status") + " " + read(problem, "french") + " " + read(problem, "english"))
                        .as(problem.toString())
                        .isEqualTo(inServices.get(problem.toString()));
            }
        }
    }

    private static List<Object> constants(ClassLoader loader, String enumeration) throws ClassNotFoundException {
        return List.of(Class.forName(enumeration, true, loader).getEnumConstants());
    }

    private static Object read(Object owner, String field) throws ReflectiveOperationException {
        Field declared = owner.getClass().getDeclaredField(field);
        declared.setAccessible(true);
        return declared.get(owner);
    }
}
