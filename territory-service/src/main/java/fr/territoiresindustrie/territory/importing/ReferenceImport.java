package fr.territoiresindustrie.territory.importing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Fills the registry at start, beside the start itself, so that probes are answered meanwhile; tries again for as long as the database is
 * away. Until it is done the service is not ready and refuses reads.
 */
@ApplicationScoped
public class ReferenceImport {

    private static final Logger LOG = Logger.getLogger(ReferenceImport.class);
    private final ReferenceImportService service;
    private final List<DataSet> dataSets;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean done;

    ReferenceImport(ReferenceImportService service, RegistryConfig config) {
        this.service = service;
        dataSets = List.of(
                new CodeDataSet(config.vintage(), config.folder().orElse(null)),
                new TerritoryDataSet(),
                new ProgrammeDataSet());
    }

    void start(@Observes StartupEvent started) {
        Thread.ofPlatform().name("reference-import").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping.countDown();
    }

    /** Whether the registry holds all that it starts with. */
    public boolean isDone() {
        return done;
    }

    private void run() {
        try {
            do {
                done = tryAll();
            } while (!done && !stopping.await(2, TimeUnit.SECONDS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tryAll() {
        try {
            dataSets.forEach(service::importOnce);
            return true;
        } catch (RuntimeException e) {
            LOG.error("the registry could not be filled; trying again", e);
            return false;
        }
    }
}
