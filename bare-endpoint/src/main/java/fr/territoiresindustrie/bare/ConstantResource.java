package fr.territoiresindustrie.bare;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers so many bytes: no database, no token, no mapping, on the framework's own worker threads. */
@Path("/constant")
public class ConstantResource {

    private static final int LARGEST = 1 << 20;

    private final Map<Integer, byte[]> bodies = new ConcurrentHashMap<>();

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] constant(@QueryParam("bytes") int bytes) {
        return bodies.computeIfAbsent(
                Math.clamp(bytes, 2, LARGEST),
                size -> ("\"" + "x".repeat(size - 2) + "\"").getBytes(StandardCharsets.US_ASCII));
    }
}
