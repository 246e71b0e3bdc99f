package fr.territoiresindustrie.territory.vintage;

import fr.territoiresindustrie.kit.time.Time;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A vintage may be applied before its first day: each day, the rows of today are brought up to it. */
@ApplicationScoped
class ReferenceDayService {

    private static final Logger LOG = Logger.getLogger(ReferenceDayService.class);

    private final DataSource database;
    private final Time time;
    private volatile @Nullable LocalDate settled;

    ReferenceDayService(DataSource database, Time time) {
        this.database = database;
        this.time = time;
    }

    @Scheduled(every = "1m", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void settle() {
        LocalDate today = time.today();
        if (!today.equals(settled)) {
            QuarkusTransaction.requiringNew().call(() -> settle(today));
            settled = today; // once it is written: what failed is tried again
        }
    }

    /** Brings the rows of today up to a day; how many changed. */
    int settle(LocalDate today) throws SQLException {
        try (Connection connection = database.getConnection()) {
            int changed = new Statements(connection, Map.of("today", today))
                    .read("select settle_reference(:today)", row -> row.getInt(1))
                    .getFirst();
            if (changed > 0) {
                LOG.infof("official geographic code: %d rows brought up to %s", changed, today);
            }
            return changed;
        }
    }
}
