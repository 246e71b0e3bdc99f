package fr.territoiresindustrie.kittest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each rule fires on the class that breaks it. */
class HouseRulesTest {

    private static final JavaClasses BAD =
            new ClassFileImporter().importPackages("fr.territoiresindustrie.kittest.bad");
    private static final Map<String, ArchRule> RULES = HouseRules.all();

    @ParameterizedTest
    @CsvSource({
        "noDrawerPackages,Drawer",
        "noVagueSuffixes,BadManager",
        "transactionsOnlyInServices,BadTransaction",
        "servicesKnowNoHttp,BadHttpService",
        "resourcesKnowNoDatabase,BadResource",
        "operationsSayWhoMayCall,BadResource",
        "postsAreIdempotent,BadResource",
        "statusesAreDeclared,BadResource.creates",
        "statusesAreDeclared,BadResource.accepts",
        "changesDemandAVersion,BadResource",
        "timeAndIdsAreInjected,BadClock",
        "noFloatingPointFields,Rate",
        "noMutinyInBusinessCode,BadResource",
        "entitiesHaveNoSetters,BadEntity",
        "fieldsOfEntitiesArePrivate,BadEntity",
        "loggingIsNotPrinting,BadPrinter",
        "repositoriesAreNotPublic,BadRepository"
    })
    void firesOnTheClassThatBreaksIt(String rule, String offender) {
        var result = RULES.get(rule).evaluate(BAD);
        assertThat(result.hasViolation()).isTrue();
        assertThat(result.getFailureReport().getDetails()).anyMatch(detail -> detail.contains(offender));
    }

    @Test
    void everyRuleIsProved() throws Exception {
        CsvSource proved = HouseRulesTest.class
                .getDeclaredMethod("firesOnTheClassThatBreaksIt", String.class, String.class)
                .getAnnotation(CsvSource.class);
        assertThat(Stream.of(proved.value()).map(line -> line.split(",")[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(RULES.keySet());
    }
}
