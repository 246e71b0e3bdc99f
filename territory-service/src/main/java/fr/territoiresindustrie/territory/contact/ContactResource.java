package fr.territoiresindustrie.territory.contact;

import fr.territoiresindustrie.kit.idempotency.Idempotent;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.page.PageView;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.kit.version.Versioned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/territories/{code}/operator-contacts")
@RunOnVirtualThread
@Tag(name = "Référents des opérateurs")
class ContactResource {

    private final ContactService contacts;
    private final Callers callers;

    ContactResource(ContactService contacts, Callers callers) {
        this.contacts = contacts;
        this.callers = callers;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listOperatorContacts",
            summary = "Lister les référents des opérateurs pour un territoire",
            description =
                    "Par opérateur ; avec asOf, ceux de ce jour-là. Public : opérateur, fonction et dates ; le nom et les coordonnées"
                            + " pour l'équipe du territoire, ses régions, les opérateurs et la délégation.")
    public RestResponse<PageView<ContactView>> list(
            @PathParam("code") String code,
            @QueryParam("operator") @Pattern(regexp = ContactRequests.OPERATOR) @Nullable String operator,
            @QueryParam("asOf") @Nullable String asOf,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return PageView.answer(contacts.list(code, operator, asOf, callers.current(), page), uri);
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(
            operationId = "getOperatorContact",
            summary = "Lire un référent",
            description = "Public sans la personne ; nom et coordonnées selon le rôle.")
    public RestResponse<ContactView> get(@PathParam("code") String code, @PathParam("id") UUID id) {
        ContactService.Seen seen = contacts.get(code, id, callers.current());
        return Versioned.okOnDay(seen.view(), seen.contact().version());
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.DELEGATION})
    @Idempotent
    @Operation(
            operationId = "nameOperatorContact",
            summary = "Nommer le référent d'un opérateur",
            description =
                    "Par l'opérateur pour lui-même, ou par la délégation. Un seul à la fois : 409 TERM_OVERLAPS. La réponse ne répète"
                            + " pas la personne.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(
            value = ContactView.class,
            responseCode = "201",
            responseDescription = "Le référent, sans la personne.")
    public RestResponse<ContactView> create(
            @PathParam("code") String code, @NotNull @Valid ContactRequests.Create request) {
        OperatorContact contact = contacts.create(code, request, callers.current());
        // the answer is stored with its key: what is personal stays out of it
        return Versioned.created(
                contact.view(false),
                contact.version(),
                "/v1/territories/" + code + "/operator-contacts/" + contact.id());
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.DELEGATION})
    @Operation(
            operationId = "editOperatorContact",
            summary = "Corriger ou terminer un référent",
            description =
                    "Par l'opérateur lui-même ou la délégation, avec If-Match. 409 TERM_OVERLAPS si les jours en rencontrent un autre.")
    public RestResponse<ContactView> edit(
            @PathParam("code") String code,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid ContactRequests.Edit request) {
        ContactService.Seen seen = contacts.edit(code, id, request, IfMatch.required(ifMatch), callers.current());
        return Versioned.ok(seen.view(), seen.contact().version());
    }

    @DELETE
    @Path("/{id}/contact-details")
    @RolesAllowed({Roles.OPERATOR, Roles.DELEGATION})
    @Operation(
            operationId = "eraseOperatorContactDetails",
            summary = "Effacer la personne d'un mandat de référent terminé",
            description =
                    "Nom, mail et téléphone, par l'opérateur lui-même ou la délégation. 409 TERM_NOT_ENDED avant la fin.")
    public RestResponse<Void> erase(
            @PathParam("code") String code,
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        contacts.erase(code, id, IfMatch.required(ifMatch), callers.current());
        return RestResponse.noContent();
    }
}
