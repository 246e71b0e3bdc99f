package fr.territoiresindustrie.kittest.bad;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

@Path("/bad")
public class BadResource {
    EntityManager entities;

    @POST
    public Uni<String> openToNobodyKnowsWhom() {
        return Uni.createFrom().item("done twice");
    }

    @PUT
    public String overwrites() {
        return "lost update";
    }
}
