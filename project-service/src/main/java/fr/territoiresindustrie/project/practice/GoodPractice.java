package fr.territoiresindustrie.project.practice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may learn from a completed project. */
@Entity
@Table(name = "good_practice")
class GoodPractice {

    @Id
    private UUID id;

    @Version
    private long version;

    @Column(name = "project_id")
    private UUID projectId;

    private String title;
    private String story;
    private @Nullable String lessons;

    @Enumerated(EnumType.STRING)
    private PracticeStatus state;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "published_at")
    private @Nullable Instant publishedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected GoodPractice() {}

    GoodPractice(UUID id, UUID projectId, PracticeRequests.Edit written, Instant now) {
        this.id = id;
        this.projectId = projectId;
        this.title = written.title();
        this.story = written.story();
        this.lessons = written.lessons();
        this.state = PracticeStatus.DRAFT;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Writes it anew (409 once it is withdrawn). */
    void edit(PracticeRequests.Edit written, Instant now) {
        demand(state != PracticeStatus.WITHDRAWN);
        title = written.title();
        story = written.story();
        lessons = written.lessons();
        updatedAt = now;
    }

    /** Lets all read it (409 unless it is a draft). */
    void publish(Instant now) {
        demand(state == PracticeStatus.DRAFT);
        state = PracticeStatus.PUBLISHED;
        publishedAt = now;
        updatedAt = now;
    }

    /** Takes it back for good. */
    void withdraw(Instant now) {
        demand(state != PracticeStatus.WITHDRAWN);
        state = PracticeStatus.WITHDRAWN;
        updatedAt = now;
    }

    private void demand(boolean admitted) {
        if (!admitted) {
            throw PracticeProblem.PRACTICE_NOT_EDITABLE.because(
                    "Impossible dans l'état " + state + ".", "Not possible in state " + state + ".");
        }
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    UUID projectId() {
        return projectId;
    }

    String title() {
        return title;
    }

    String story() {
        return story;
    }

    @Nullable
    String lessons() {
        return lessons;
    }

    PracticeStatus state() {
        return state;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    @Nullable
    Instant publishedAt() {
        return publishedAt;
    }
}
