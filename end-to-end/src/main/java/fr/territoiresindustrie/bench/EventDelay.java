package fr.territoiresindustrie.bench;

import fr.territoiresindustrie.platform.launcher.Platform;
import fr.territoiresindustrie.platform.launcher.Port;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.HdrHistogram.Histogram;

/** From the 201 of a project to its row in the other service's database, looked at without a pause. */
final class EventDelay {

    private final Platform platform;
    private final Actors actors;
    private final Figures figures;

    EventDelay(Platform platform, Actors actors, Figures figures) {
        this.platform = platform;
        this.actors = actors;
        this.figures = figures;
    }

    void measure() throws Exception {
        Histogram delays = new Histogram(3);
        try (HttpConnection connection = new HttpConnection(platform.settings().port(Port.GATEWAY));
                Connection database = platform.postgres().admin("funding");
                PreparedStatement look = database.prepareStatement("select 1 from project where id = ?")) {
            String commune = actors.commune(connection);
            for (int sample = 0; sample < 400; sample++) {
                var draft = actors.post(connection, Actors.TEAM, "/v1/projects", "", Actors.sheet(commune));
                long answered = System.nanoTime();
                look.setObject(1, UUID.fromString(Actors.id(draft)));
                awaitRow(look, answered);
                if (sample >= 100) {
                    delays.recordValue((System.nanoTime() - answered) / 1000);
                }
            }
        }
        figures.add(
                "event from 201 to visible in the other service, p50", delays.getValueAtPercentile(50) / 1000.0, "ms");
        figures.atMost("event from 201 to visible, p99", delays.getValueAtPercentile(99) / 1000.0, "ms", 100);
    }

    private static void awaitRow(PreparedStatement look, long since) throws SQLException {
        while (System.nanoTime() - since < 30_000_000_000L) {
            try (ResultSet row = look.executeQuery()) {
                if (row.next()) {
                    return;
                }
            }
        }
        throw new IllegalStateException("the event did not arrive");
    }
}
