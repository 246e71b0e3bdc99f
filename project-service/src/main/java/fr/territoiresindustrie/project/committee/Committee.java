package fr.territoiresindustrie.project.committee;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A committee that decides on projects. */
@Entity
@Table(name = "committee")
public class Committee {

    @Id
    private UUID id;

    @Version
    private long version;

    @Enumerated(EnumType.STRING)
    private CommitteeLevel level;

    private @Nullable String region;
    private String name;
    private int quorum;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Member> members;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Committee() {}

    Committee(UUID id, CommitteeLevel level, @Nullable String region, CommitteeRequests.Edit written, Instant now) {
        this.id = id;
        this.level = level;
        this.region = region;
        this.name = written.name();
        this.quorum = written.quorum();
        this.members = written.members();
        this.createdAt = now;
        this.updatedAt = now;
    }

    void edit(CommitteeRequests.Edit written, Instant now) {
        name = written.name();
        quorum = written.quorum();
        members = written.members();
        updatedAt = now;
    }

    /** Whether the caller runs this committee: convenes it, writes its agenda, closes its sessions. */
    public boolean isRunBy(Caller caller) {
        return level == CommitteeLevel.NATIONAL
                ? caller.is(Roles.DELEGATION)
                : region != null && caller.isRegion(region);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public CommitteeLevel level() {
        return level;
    }

    public @Nullable String region() {
        return region;
    }

    public String name() {
        return name;
    }

    public int quorum() {
        return quorum;
    }

    public List<Member> members() {
        return members;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
