package fr.territoiresindustrie.kit.contract;

import fr.territoiresindustrie.kit.idempotency.Idempotent;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/**
 * The headers that a change is asked with, as parameters: {@code Idempotency-Key} where {@link Idempotent} reads it, and {@code If-Match},
 * which is never optional where it is read. Without them generated clients could send them by hand only.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class RequestHeadersFilter implements OASFilter {

    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final DotName OPERATION =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.Operation");

    /** Whether a key is demanded, by operation that takes one. */
    private final Map<String, Boolean> keys = new HashMap<>();

    /** @param index of the service's classes */
    public RequestHeadersFilter(IndexView index) {
        for (AnnotationInstance idempotent : index.getAnnotations(DotName.createSimple(Idempotent.class.getName()))) {
            if (idempotent.target().kind() == AnnotationTarget.Kind.METHOD) {
                @Nullable
                AnnotationInstance operation = idempotent.target().asMethod().annotation(OPERATION);
                if (operation != null) {
                    @Nullable AnnotationValue required = idempotent.value("required");
                    keys.put(operation.value("operationId").asString(), required != null && required.asBoolean());
                }
            }
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() != null && document.getPaths().getPathItems() != null) {
            document.getPaths()
                    .getPathItems()
                    .values()
                    .forEach(path -> path.getOperations().values().forEach(this::complete));
        }
    }

    /** In OpenAPI 3.1 what stands beside a reference holds too: a constant that is referred to would have to be an object as well. */
    private static void leaveToItsSchema(Parameter parameter) {
        @Nullable Schema schema = parameter.getSchema();
        if (schema != null && schema.getRef() != null) {
            schema.setType(null);
        }
    }

    private void complete(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(RequestHeadersFilter::leaveToItsSchema);
            operation.getParameters().stream()
                    .filter(parameter -> "If-Match".equals(parameter.getName()))
                    .forEach(RequestHeadersFilter::describeVersion);
        }
        @Nullable Boolean required = keys.get(operation.getOperationId());
        if (required == null) {
            return;
        }
        operation.addParameter(OASFactory.createParameter()
                .name(KEY)
                .in(Parameter.In.HEADER)
                .required(required)
                .description(
                        "Choisie par l'appelant, la même à chaque essai : la première réponse est gardée 30 jours avec son effet.")
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .pattern("^(\"[!-~]{1,200}\"|[!-~]{1,200})$")
                        .addExample("5f6d0c1e-8f3a-4b52-9d6e-2f6f3f1b7a10")));
        operation.getResponses().getAPIResponses().forEach((status, answer) -> {
            if (status.startsWith("2")) {
                tellReplays(answer);
            }
        });
    }

    private static void describeVersion(Parameter parameter) {
        parameter.required(true);
        parameter.description("L'ETag de la lecture qui précède ; 412 si la ressource a changé depuis.");
    }

    private static void tellReplays(APIResponse answer) {
        Header replayed = OASFactory.createHeader()
                .description("true : la réponse gardée d'un premier essai, sans nouvel effet.")
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.BOOLEAN));
        answer.addHeader(REPLAYED, replayed);
    }
}
