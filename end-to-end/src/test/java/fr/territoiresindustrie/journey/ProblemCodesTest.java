package fr.territoiresindustrie.journey;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import fr.territoiresindustrie.platform.server.RepositoryFiles;
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
        List<Path> classes = Stream.of("service-kit", "territory-service", "project-service", "funding-service")
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
}
