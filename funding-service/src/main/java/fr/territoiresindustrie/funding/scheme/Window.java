package fr.territoiresindustrie.funding.scheme;

import fr.territoiresindustrie.kit.time.Time;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;

/** When a call takes applications: from its opening instant on, up to but not at its closing instant. */
@Entity
@Table(name = "scheme_window")
public class Window {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID schemeId;
    private String label;
    private Instant opensAt;
    private Instant closesAt;

    @SuppressWarnings("NullAway.Init")
    protected Window() {}

    @SuppressWarnings("NullAway.Init") // the rest is written by edit
    Window(UUID id, UUID schemeId, String label, Instant opensAt, Instant closesAt) {
        this.id = id;
        this.schemeId = schemeId;
        edit(label, opensAt, closesAt);
    }

    void edit(String newLabel, Instant opening, Instant closing) {
        label = newLabel;
        opensAt = opening;
        closesAt = closing;
    }

    /** Whether an application that comes at this instant comes in time. */
    public boolean isOpenAt(Instant at) {
        return !at.isBefore(opensAt) && at.isBefore(closesAt);
    }

    public UUID id() {
        return id;
    }

    /** Whether it is a window of this scheme. */
    public boolean isOf(Scheme scheme) {
        return schemeId.equals(scheme.id());
    }

    UUID schemeId() {
        return schemeId;
    }

    long version() {
        return version;
    }

    public Instant opensAt() {
        return opensAt;
    }

    public Instant closesAt() {
        return closesAt;
    }

    WindowView view() {
        return new WindowView(
                id,
                label,
                opensAt,
                closesAt,
                LocalDateTime.ofInstant(opensAt, Time.PARIS),
                LocalDateTime.ofInstant(closesAt, Time.PARIS),
                version);
    }
}
