package fr.territoiresindustrie.partner.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where the feed ends, for everyone who waits for more: one look at the database for all of them. */
@ApplicationScoped
public class FeedHead {

    private final DataSource database;
    private final FeedConfig config;
    private final Object moved = new Object();
    private long last = -1;
    private boolean look;
    private volatile boolean stopping;
    private @Nullable Thread watcher;

    FeedHead(DataSource database, FeedConfig config) {
        this.database = database;
        this.config = config;
    }

    /**
     * The feed at a moment.
     *
     * @param feed its name
     * @param last the last position given
     * @param pruned the last position that is no longer kept
     */
    public record Mark(String feed, long last, long pruned) {

        public String cursor(long position) {
            return new FeedCursor(feed, position).text();
        }
    }

    /** The feed as it is now. */
    public Mark now() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select feed, last, pruned from feed_head")) {
            row.next();
            return new Mark(row.getString(1), row.getLong(2), row.getLong(3));
        } catch (SQLException e) {
            throw new org.hibernate.HibernateException("the feed cannot be read", e);
        }
    }

    /** Waits until the feed reaches beyond a position, or the time is over. Tells whether it does. */
    public boolean awaitBeyond(long position, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        synchronized (moved) {
            while (last <= position && !stopping) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                moved.wait(left);
            }
            return last > position;
        }
    }

    /** To be called after a commit that added to the feed. */
    void advanced() {
        synchronized (moved) {
            look = true;
            moved.notifyAll();
        }
    }

    boolean isStopping() {
        return stopping;
    }

    void start(@Observes StartupEvent started) {
        watcher = Thread.ofPlatform().name("feed-head").daemon().start(this::watch);
    }

    /** Before the server stops: it would wait for the streams, and they for more events. */
    void stop(@Observes @Priority(1) ShutdownEvent stopped) {
        stopping = true;
        if (watcher != null) {
            watcher.interrupt();
        }
        synchronized (moved) {
            moved.notifyAll();
        }
    }

    private void watch() {
        try {
            while (!stopping) {
                long present = lookAt();
                synchronized (moved) {
                    if (present > last) {
                        last = present;
                        moved.notifyAll();
                    }
                    if (!look) {
                        moved.wait(config.poll().toMillis());
                    }
                    look = false;
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private long lookAt() {
        try {
            return now().last();
        } catch (RuntimeException away) {
            return -1;
        }
    }
}
