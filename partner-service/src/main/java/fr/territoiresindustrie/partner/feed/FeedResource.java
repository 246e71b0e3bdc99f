package fr.territoiresindustrie.partner.feed;

import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.partner.feed.FeedService.Stretch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/events")
@RunOnVirtualThread
@Tag(name = "Événements")
class FeedResource {

    private static final String CURSOR =
            "Curseur d'une réponse ; latest pour ce qui vient ; sans lui, le plus ancien événement gardé.";
    private static final String TYPES =
            "Types voulus, séparés par des virgules : project.approved, ou project.* pour tous ceux d'un objet.";
    private static final String LIMIT = "^([1-9][0-9]{0,2}|1000)$";

    private final FeedService feed;
    private final FeedHead head;
    private final FeedStreams streams;
    private final Callers callers;

    FeedResource(FeedService feed, FeedHead head, FeedStreams streams, Callers callers) {
        this.feed = feed;
        this.head = head;
        this.streams = streams;
        this.callers = callers;
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listEvents",
            summary = "Lit les événements",
            description =
                    "Ceux que l'appelant peut voir, dans l'ordre où ils ont été écrits, gardés trente jours (CloudEvents 1.0). "
                            + "Qui suit next reçoit tout ce qui s'est passé depuis, sans trou, et dans l'ordre pour chaque objet. "
                            + "Un événement de type …removed, sans data, dit qu'un objet n'est plus visible. "
                            + "Avec Accept: text/event-stream, la même chose en flux ; Last-Event-ID y remplace after. "
                            + "410 EVENTS_EXPIRED : le curseur est plus vieux que ce qui est gardé.")
    public RestResponse<EventPageView> list(
            @QueryParam("after") @Size(max = 40) @Parameter(description = CURSOR) @Nullable String after,
            @QueryParam("types") @Size(max = 1000) @Parameter(description = TYPES) @Nullable String types,
            @QueryParam("limit")
                    @DefaultValue("100")
                    @Pattern(regexp = LIMIT)
                    @Parameter(
                            description = "Nombre d'événements, 1000 au plus.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = "100"))
                    String limit) {
        TypeFilter wanted = TypeFilter.read("types", types);
        Stretch stretch = feed.read(
                FeedCursor.read(after, head.now()),
                Audience.of(callers.current()),
                wanted,
                List.of(),
                Integer.parseInt(limit));
        String next = "/v1/events?after=" + stretch.cursor() + "&limit=" + limit
                + (types == null ? "" : "&types=" + URLEncoder.encode(types, StandardCharsets.UTF_8));
        return RestResponse.ResponseBuilder.ok(
                        new EventPageView(stretch.events(), next, stretch.cursor(), stretch.more()))
                .header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"")
                .build();
    }

    @GET
    @PermitAll
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public void stream(
            @QueryParam("after") @Size(max = 40) @Nullable String after,
            @QueryParam("types") @Size(max = 1000) @Nullable String types,
            @HeaderParam("Last-Event-ID") @Size(max = 40) @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse) {
        streams.serve(
                FeedCursor.read(lastEventId == null || lastEventId.isEmpty() ? after : lastEventId, head.now()),
                TypeFilter.read("types", types),
                sink,
                sse);
    }
}
