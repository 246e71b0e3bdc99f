package fr.territoiresindustrie.journey;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which problem codes the code of an operation can come to, by following its calls: to methods, to every implementation of what is
 * called through an interface, and to the tables that a class makes of itself when it is loaded. It may name a code too many, none too
 * few.
 */
final class ReachableProblems {

    private static final String PROBLEM_CODE = "fr.territoiresindustrie.kit.problem.ProblemCode";
    private static final String OPERATION = "org.eclipse.microprofile.openapi.annotations.Operation";
    private static final String IDEMPOTENT = "fr.territoiresindustrie.kit.idempotency.Idempotent";
    private static final String OURS = "fr.territoiresindustrie.";

    private ReachableProblems() {}

    /** The codes of each operation, by its id. */
    static Map<String, Set<String>> of(JavaClasses service) {
        Map<String, Set<String>> codes = new TreeMap<>();
        for (JavaClass type : service) {
            for (JavaMethod method : type.getMethods()) {
                if (method.isAnnotatedWith(OPERATION)) {
                    codes.computeIfAbsent(id(type, method), id -> new TreeSet<>())
                            .addAll(from(method));
                }
            }
        }
        return codes;
    }

    /** Its own; a hidden one, which answers in another form, has that of the operation at the same address. */
    private static String id(JavaClass type, JavaMethod method) {
        Stream<JavaMethod> sameAddress =
                type.getMethods().stream().filter(other -> address(other).equals(address(method)));
        return Stream.concat(Stream.of(method), sameAddress)
                .flatMap(other -> other.tryGetAnnotationOfType(OPERATION).stream())
                .flatMap(operation -> operation.get("operationId").stream())
                .map(Object::toString)
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(method.getFullName() + " has no id"));
    }

    private static Set<String> address(JavaMethod method) {
        Set<String> address = new TreeSet<>();
        method.getAnnotations().forEach(annotation -> {
            if (annotation.getRawType().isAnnotatedWith("jakarta.ws.rs.HttpMethod")) {
                address.add(annotation.getRawType().getSimpleName());
            } else if (annotation.getRawType().getName().equals("jakarta.ws.rs.Path")) {
                address.add("at " + annotation.get("value").orElse(""));
            }
        });
        return address;
    }

    private static Set<String> from(JavaMethod operation) {
        Set<String> found = new TreeSet<>();
        Set<JavaCodeUnit> seen = new HashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>(Set.of(operation));
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.pop();
            if (!seen.add(unit)) {
                continue;
            }
            for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
                JavaClass owner = access.getTargetOwner();
                if (!owner.getName().startsWith(OURS)) {
                    continue;
                }
                if (owner.isAssignableTo(PROBLEM_CODE)) {
                    if (access instanceof JavaFieldAccess field) {
                        if (field.getTarget().getRawType().equals(owner)) {
                            found.add(field.getTarget().getName());
                        }
                        continue;
                    }
                } else {
                    // An enumeration of codes names all of its own when it is loaded.
                    owner.getStaticInitializer().ifPresent(open::push);
                }
                targets(owner, access).forEach(open::push);
            }
        }
        if (operation.isAnnotatedWith(IDEMPOTENT)) {
            found.addAll(Set.of("IDEMPOTENCY_KEY_REQUIRED", "IDEMPOTENCY_KEY_IN_USE", "IDEMPOTENCY_KEY_REUSED"));
        }
        return found;
    }

    /** What is really called: the unit itself, inherited or overridden. */
    private static Stream<JavaCodeUnit> targets(JavaClass owner, JavaAccess<?> access) {
        String name = access.getTarget().getName();
        Stream<JavaClass> types = Stream.concat(
                Stream.concat(Stream.of(owner), owner.getAllRawSuperclasses().stream()),
                owner.getAllSubclasses().stream());
        return types.filter(type -> type.getName().startsWith(OURS))
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> unit.getName().equals(name));
    }
}
