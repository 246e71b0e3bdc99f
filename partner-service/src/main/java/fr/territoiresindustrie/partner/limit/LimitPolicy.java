package fr.territoiresindustrie.partner.limit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;

/** The limits of a kind of caller, or of one alone. */
@Entity
class LimitPolicy {

    @Id
    private String subject;

    @Version
    private long version;

    private int readRequests;
    private int readSeconds;
    private int writeRequests;
    private int writeSeconds;
    private int exportRequests;
    private int exportSeconds;
    private int bulkRequests;
    private int bulkSeconds;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected LimitPolicy() {}

    @SuppressWarnings("NullAway.Init")
    LimitPolicy(String subject) {
        this.subject = subject;
    }

    void write(LimitRequests.Writing writing, Instant now) {
        readRequests = writing.read().requests();
        readSeconds = writing.read().seconds();
        writeRequests = writing.write().requests();
        writeSeconds = writing.write().seconds();
        exportRequests = writing.export().requests();
        exportSeconds = writing.export().seconds();
        bulkRequests = writing.bulk().requests();
        bulkSeconds = writing.bulk().seconds();
        updatedAt = now;
    }

    /** Whether it holds for a whole kind of caller: always there, never deleted. */
    boolean isOfAKind() {
        return subject.indexOf(':') < 0;
    }

    String subject() {
        return subject;
    }

    long version() {
        return version;
    }

    LimitView view() {
        return new LimitView(
                subject,
                new QuotaView(readRequests, readSeconds),
                new QuotaView(writeRequests, writeSeconds),
                new QuotaView(exportRequests, exportSeconds),
                new QuotaView(bulkRequests, bulkSeconds),
                updatedAt,
                version);
    }
}
