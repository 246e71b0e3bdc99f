package fr.territoiresindustrie.kit.event;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What an operator of the platform watches: how long the oldest unsent event has waited, how many dead letters there are. */
@ApplicationScoped
class EventGauges {

    private final DataSource database;
    private final MeterRegistry meters;
    private final List<Meter> gauges = new ArrayList<>();

    EventGauges(DataSource database, MeterRegistry meters) {
        this.database = database;
        this.meters = meters;
    }

    void register(@Observes StartupEvent started) {
        gauges.add(Gauge.builder("outbox.unsent.oldest.age", this, EventGauges::oldestUnsentSeconds)
                .baseUnit("seconds")
                .description("Age of the oldest event that the broker has not acknowledged.")
                .register(meters));
        gauges.add(Gauge.builder("inbox.dead.letters", this, EventGauges::deadLetters)
                .description("Messages that could not be handled.")
                .register(meters));
    }

    /** The registry outlives the service where one process starts it again, and would keep the gauges of the one that ended. */
    void remove(@Observes ShutdownEvent ended) {
        gauges.forEach(meters::remove);
    }

    private double oldestUnsentSeconds() {
        try (Connection connection = database.getConnection()) {
            return OutboxRelay.oldestUnsentSeconds(connection);
        } catch (SQLException away) {
            return Double.NaN;
        }
    }

    private double deadLetters() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from dead_letter")) {
            row.next();
            return row.getDouble(1);
        } catch (SQLException away) {
            return Double.NaN;
        }
    }
}
