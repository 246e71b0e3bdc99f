package fr.territoiresindustrie.kittest.bad;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

@Path("/bad")
public class BadResource {
    EntityManager entities;

    @POST
    public Uni<String> openToNobodyKnowsWhom() {
        return Uni.createFrom().item("done twice");
    }

    @POST
    public Response creates() {
        return Response.created(URI.create("/bad/1")).build();
    }

    @POST
    public Response accepts() {
        return Response.status(Response.Status.ACCEPTED).build();
    }

    @PUT
    public String overwrites() {
        return "lost update";
    }
}
