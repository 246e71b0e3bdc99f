package fr.territoiresindustrie.kit.sample;

import fr.territoiresindustrie.kit.history.HistoryEntryView;
import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Callers;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/notes")
@RunOnVirtualThread
public class NoteResource {

    private final NoteService notes;
    private final Callers callers;

    NoteResource(NoteService notes, Callers callers) {
        this.notes = notes;
        this.callers = callers;
    }

    @POST
    @RolesAllowed({"region", "territory"})
    @Idempotent(required = true)
    public RestResponse<NoteView> create(@NotNull @Valid NoteRequests.Create request) throws InterruptedException {
        Note note = notes.create(request, callers.current());
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
    public RestResponse<PageView<NoteView>> list(
            @QueryParam("title") String title, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return PageView.answer(notes.page(title, page), uri);
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
