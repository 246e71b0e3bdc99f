package fr.territoiresindustrie.kit.sample;

import fr.territoiresindustrie.kit.export.Export;
import fr.territoiresindustrie.kit.export.ExportFormat;
import fr.territoiresindustrie.kit.export.Exports;
import fr.territoiresindustrie.kit.history.HistoryEntryView;
import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.kit.version.Versioned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/notes")
@RunOnVirtualThread
public class NoteResource {

    private static final Export<NoteView> NOTES = Export.<NoteView>named("notes")
            .column("id", NoteView::id)
            .column("title", NoteView::title)
            .column("amount", NoteView::amount)
            .places(
                    note -> note.id().toString(),
                    ids -> Map.of(ids.iterator().next(), "{\"type\":\"Point\",\"coordinates\":[2.5,48]}"));

    private final NoteService notes;
    private final Callers callers;
    private final Exports exports;

    NoteResource(NoteService notes, Callers callers, Exports exports) {
        this.notes = notes;
        this.callers = callers;
        this.exports = exports;
    }

    @POST
    @RolesAllowed({"region", "territory"})
    @Idempotent(required = true)
    public RestResponse<NoteView> create(@NotNull @Valid NoteRequests.Create request) throws InterruptedException {
        Note note = notes.create(request, callers.current());
        return Versioned.created(note.view(), note.version(), "/v1/notes/" + note.id());
    }

    /** An operation whose body is a file, as those that take an archive. */
    @POST
    @Path("/uploads")
    @Consumes("application/zip")
    @RolesAllowed("region")
    @Idempotent(required = true)
    public RestResponse<NoteView> upload(byte[] content) throws InterruptedException {
        String title = new String(content, java.nio.charset.StandardCharsets.UTF_8);
        Note note = notes.create(new NoteRequests.Create(title, Money.parse("1.00"), null, null), callers.current());
        return Versioned.created(note.view(), note.version(), "/v1/notes/" + note.id());
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed("region")
    public RestResponse<NoteView> rename(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid NoteRequests.Create request) {
        Note note = notes.rename(id, request.title(), IfMatch.required(ifMatch), callers.current());
        return Versioned.ok(note.view(), note.version());
    }

    @GET
    @Path("/{id}")
    @PermitAll
    public RestResponse<NoteView> get(@PathParam("id") UUID id) {
        Note note = notes.get(id);
        return Versioned.ok(note.view(), note.version());
    }

    @GET
    @PermitAll
    @Produces({MediaType.APPLICATION_JSON, ExportFormat.TEXT_CSV, ExportFormat.X_NDJSON, ExportFormat.GEO_JSON})
    public RestResponse<PageView<NoteView>> list(
            @QueryParam("title") String title,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return exports.answer(NOTES, page, uri, headers, next -> notes.page(title, next));
    }

    @GET
    @Path("/numbered")
    @PermitAll
    @Produces({MediaType.APPLICATION_JSON, ExportFormat.TEXT_CSV, ExportFormat.X_NDJSON})
    public RestResponse<PageView<NoteView>> numbered(
            @QueryParam("count") int count,
            @QueryParam("failsAt") @DefaultValue("0") int failsAt,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return exports.answer(NOTES, page, uri, headers, next -> notes.numbered(count, failsAt, next));
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed("region")
    public RestResponse<PageView<HistoryEntryView>> history(
            @PathParam("id") UUID id, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(notes.history(id, page), uri);
    }

    @GET
    @Path("/me")
    @RolesAllowed({"region", "territory", "operator"})
    public Caller me() {
        return callers.current();
    }

    @GET
    @Path("/unannotated")
    public String unannotated() {
        return "nobody may read this";
    }
}
