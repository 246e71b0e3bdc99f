package fr.territoiresindustrie.kittest.bad;

import jakarta.ws.rs.core.Response;

public class BadHttpService {
    Response answer() {
        return Response.ok().build();
    }
}
