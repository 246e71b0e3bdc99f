package fr.territoiresindustrie.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.bench.HttpConnection.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Limits so high that none is met, set as an administrator sets them: what is measured is the platform with its limits, not the limits. */
final class OpenLimits {

    private static final String ADMINISTRATION = "platform-admin";
    private static final Map<String, Integer> OPEN = Map.of("requests", 1_000_000_000, "seconds", 60);
    private static final long LEARNT_MILLIS = 1_500;

    private OpenLimits() {}

    static void set(int gateway, Actors actors) throws IOException, InterruptedException {
        try (HttpConnection connection = new HttpConnection(gateway)) {
            for (String kind : List.of("anonymous", "person", "client")) {
                set(connection, actors, kind, OPEN);
            }
        }
        TimeUnit.MILLISECONDS.sleep(LEARNT_MILLIS);
    }

    /** Gives one caller limits of its own, unless it has them from a former run. */
    static void own(int gateway, Actors actors, String subject, int requests, int seconds)
            throws IOException, InterruptedException {
        Map<String, Integer> quota = Map.of("requests", requests, "seconds", seconds);
        try (HttpConnection connection = new HttpConnection(gateway)) {
            if (connection
                            .get("/v1/limits/" + subject, actors.token(ADMINISTRATION))
                            .status()
                    == 404) {
                actors.post(
                        connection,
                        ADMINISTRATION,
                        "/v1/limits",
                        "",
                        Map.of("subject", subject, "read", quota, "write", OPEN, "export", OPEN, "bulk", OPEN));
            }
        }
        TimeUnit.MILLISECONDS.sleep(LEARNT_MILLIS);
    }

    private static void set(HttpConnection connection, Actors actors, String kind, Map<String, Integer> quota)
            throws IOException {
        String path = "/v1/limits/" + kind;
        String token = actors.token(ADMINISTRATION);
        Answer present = connection.get(path, token);
        Answer changed = connection.send(
                "PUT",
                path,
                Map.of("Authorization", "Bearer " + token, "If-Match", present.tag()),
                new ObjectMapper()
                        .writeValueAsString(Map.of("read", quota, "write", quota, "export", quota, "bulk", quota)));
        if (changed.status() != 200) {
            throw new IOException("PUT " + path + " answered " + changed.status() + " " + changed.body());
        }
    }
}
