package fr.territoiresindustrie.kittest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

/** The rules of the house that a program can check, by name. Each is proved by a class that breaks it. */
public final class HouseRules {

    private static final String TRANSACTIONAL = "jakarta.transaction.Transactional";
    private static final String PATH = "jakarta.ws.rs.Path";

    private static final DescribedPredicate<JavaMethod> OPERATION = DescribedPredicate.describe(
            "are HTTP operations",
            method -> method.getAnnotations().stream()
                    .anyMatch(a -> a.getRawType().isAnnotatedWith("jakarta.ws.rs.HttpMethod")));

    private HouseRules() {}

    /** All rules, each with its name. */
    public static Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put(
                "noDrawerPackages",
                noClasses()
                        .should()
                        .resideInAnyPackage(
                                "..util..",
                                "..utils..",
                                "..common..",
                                "..commons..",
                                "..helper..",
                                "..helpers..",
                                "..support..",
                                "..impl..",
                                "..dto..",
                                "..model.."));
        rules.put(
                "noVagueSuffixes",
                noClasses()
                        .should()
                        .haveNameMatching(
                                ".*(Manager|Helper|Utils?|Impl|DTO|Dto|Controller|Processor|Handler|Exception)"));
        rules.put(
                "transactionsOnlyInServices",
                noClasses()
                        .that(DescribedPredicate.not(
                                simpleNameEndingWith("Service").or(resideInAnyPackage("..kit.."))))
                        .should()
                        .beAnnotatedWith(TRANSACTIONAL)
                        .orShould(declareMethodWith(TRANSACTIONAL)));
        rules.put(
                "servicesKnowNoHttp",
                noClasses()
                        .that(simpleNameEndingWith("Service").or(simpleNameEndingWith("Repository")))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..", "io.vertx.."));
        rules.put(
                "resourcesKnowNoDatabase",
                noClasses()
                        .that()
                        .areAnnotatedWith(PATH)
                        .should()
                        .dependOnClassesThat(simpleNameEndingWith("Repository")
                                .or(resideInAnyPackage(
                                        "jakarta.persistence..", "javax.sql..", "java.sql..", "org.hibernate.."))));
        rules.put("operationsSayWhoMayCall", methods().that(OPERATION).should(sayWhoMayCall()));
        rules.put("postsAreIdempotent", methods().that(OPERATION).should(beIdempotentWherePost()));
        rules.put("statusesAreDeclared", methods().that(OPERATION).should(declareTheStatusTheyAnswer()));
        rules.put("changesDemandAVersion", methods().that(OPERATION).should(demandIfMatchWhereChange()));
        rules.put(
                "timeAndIdsAreInjected",
                noClasses()
                        .that()
                        .resideOutsideOfPackage("..kit.time..")
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(LocalDate.class, "now")
                        .orShould()
                        .callMethod(LocalDateTime.class, "now")
                        .orShould()
                        .callMethod(UUID.class, "randomUUID")
                        .orShould()
                        .callMethod(Clock.class, "systemUTC"));
        rules.put(
                "noFloatingPointFields",
                noFields()
                        .that()
                        .areDeclaredInClassesThat(resideInAnyPackage("..funding..", "..project..", "..kit.money.."))
                        .should()
                        .haveRawType(double.class)
                        .orShould()
                        .haveRawType(float.class)
                        .orShould()
                        .haveRawType(Double.class)
                        .orShould()
                        .haveRawType(Float.class));
        rules.put(
                "noMutinyInBusinessCode",
                noClasses()
                        .that()
                        .resideOutsideOfPackage("..kit..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.smallrye.mutiny.."));
        rules.put(
                "entitiesHaveNoSetters",
                methods()
                        .that()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith("jakarta.persistence.Entity")
                        .should()
                        .haveNameNotMatching("set[A-Z].*"));
        rules.put(
                "fieldsOfEntitiesArePrivate",
                fields().that()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith("jakarta.persistence.Entity")
                        .and()
                        .areNotStatic()
                        .should()
                        .notBePublic());
        rules.put(
                "loggingIsNotPrinting",
                noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err"));
        rules.put(
                "repositoriesAreNotPublic",
                classes().that(simpleNameEndingWith("Repository")).should().notBePublic());
        return rules;
    }

    /** Checks the main classes below a package; fails on the first broken rule, and when there is nothing to check. */
    public static void check(String root) {
        var imported = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        if (imported.isEmpty()) {
            throw new AssertionError("no classes below " + root);
        }
        all().forEach((name, rule) -> rule.as(name).allowEmptyShould(true).check(imported));
    }

    private static ArchCondition<JavaClass> declareMethodWith(String annotation) {
        return new ArchCondition<>("declare a method with " + annotation) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean found = item.getMethods().stream().anyMatch(m -> m.isAnnotatedWith(annotation));
                events.add(new SimpleConditionEvent(item, found, item.getName() + " is transactional"));
            }
        };
    }

    private static ArchCondition<JavaMethod> sayWhoMayCall() {
        return condition(
                "say who may call",
                m -> m.isAnnotatedWith("jakarta.annotation.security.RolesAllowed")
                        || m.isAnnotatedWith("jakarta.annotation.security.PermitAll")
                        || m.isAnnotatedWith("io.quarkus.security.Authenticated"));
    }

    private static ArchCondition<JavaMethod> beIdempotentWherePost() {
        return condition(
                "honour Idempotency-Key where they POST",
                m -> !m.isAnnotatedWith("jakarta.ws.rs.POST")
                        || m.isAnnotatedWith("fr.territoiresindustrie.kit.idempotency.Idempotent"));
    }

    private static ArchCondition<JavaMethod> demandIfMatchWhereChange() {
        return condition(
                "demand If-Match where they PUT, PATCH or DELETE",
                m -> !(m.isAnnotatedWith("jakarta.ws.rs.PUT")
                                || m.isAnnotatedWith("jakarta.ws.rs.PATCH")
                                || m.isAnnotatedWith("jakarta.ws.rs.DELETE"))
                        || m.getParameters().stream().anyMatch(HouseRules::isIfMatch));
    }

    /** Without it the contract says 200, and a generated client takes the answer for a failure. */
    private static ArchCondition<JavaMethod> declareTheStatusTheyAnswer() {
        return condition(
                "declare the 201 or 202 that they answer",
                m -> (!answers(m, "CREATED") || declares(m, "201")) && (!answers(m, "ACCEPTED") || declares(m, "202")));
    }

    private static boolean answers(JavaMethod method, String status) {
        return method.getFieldAccesses().stream()
                        .anyMatch(a -> a.getTargetOwner().getSimpleName().equals("Status")
                                && a.getName().equals(status))
                || method.getMethodCallsFromSelf().stream()
                        .anyMatch(c -> c.getName().equals(status.toLowerCase(Locale.ROOT)));
    }

    private static boolean declares(JavaMethod method, String code) {
        return method.getAnnotations().stream()
                .anyMatch(a -> code.equals(a.get("responseCode").orElse("")));
    }

    private static boolean isIfMatch(JavaParameter parameter) {
        return parameter.getAnnotations().stream()
                .anyMatch(a -> a.getRawType().getSimpleName().equals("HeaderParam")
                        && "If-Match".equals(a.get("value").orElse("")));
    }

    private static ArchCondition<JavaMethod> condition(String what, java.util.function.Predicate<JavaMethod> holds) {
        return new ArchCondition<>(what) {
            @Override
            public void check(JavaMethod item, ConditionEvents events) {
                events.add(new SimpleConditionEvent(item, holds.test(item), item.getFullName() + " must " + what));
            }
        };
    }
}
