package fr.territoiresindustrie.partner.client;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A machine that speaks for somebody. What stands here holds; the realm is brought to it. */
@Entity
class Client {

    @Id
    private String id;

    @Version
    private long version;

    private String name;
    private List<String> roles;
    private @Nullable String operator;
    private List<String> regions;
    private List<String> territories;

    @Enumerated(EnumType.STRING)
    private ClientAuthentication authentication;

    private @Nullable String keys;

    @Enumerated(EnumType.STRING)
    private ClientState state = ClientState.ACTIVE;

    private @Nullable Instant expiresAt;
    private @Nullable Instant secretAt;
    private boolean pending;

    @SuppressWarnings("UnusedVariable") // asked for by queries alone
    private @Nullable Instant toldAt;

    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected Client() {}

    @SuppressWarnings("NullAway.Init")
    Client(String id, ClientAuthentication authentication, Instant now) {
        this.id = id;
        this.authentication = authentication;
        this.createdAt = now;
    }

    void write(ClientRequests.Writing writing, @Nullable String publicKeys, Instant now) {
        name = writing.name();
        roles = writing.roles().stream()
                .map(ClientRole::name)
                .distinct()
                .sorted()
                .toList();
        operator = writing.operator();
        regions = Objects.requireNonNullElse(writing.regions(), List.of());
        territories = Objects.requireNonNullElse(writing.territories(), List.of());
        expiresAt = writing.expiresAt();
        keys = publicKeys;
        changed(now);
    }

    void run(ClientCommand command, Instant now) {
        state = ClientWorkflow.TABLE.decide(this, command, ClientWorkflow.ADMINISTRATION);
        changed(now);
    }

    void delete(Instant now) {
        state = ClientState.DELETED;
        changed(now);
    }

    void gotSecret(Instant now) {
        secretAt = now;
        updatedAt = now;
    }

    /** The realm is to be told. */
    private void changed(Instant now) {
        pending = true;
        updatedAt = now;
    }

    /** The realm knows. */
    void told(Instant now) {
        pending = false;
        toldAt = now;
    }

    /** Whether the realm is to give it tokens. */
    boolean isEnabled(Instant now) {
        return state == ClientState.ACTIVE && (expiresAt == null || now.isBefore(expiresAt));
    }

    String id() {
        return id;
    }

    long version() {
        return version;
    }

    String name() {
        return name;
    }

    List<ClientRole> roles() {
        return roles.stream().map(ClientRole::valueOf).toList();
    }

    @Nullable
    String operator() {
        return operator;
    }

    List<String> regions() {
        return regions;
    }

    List<String> territories() {
        return territories;
    }

    ClientAuthentication authentication() {
        return authentication;
    }

    @Nullable
    String keys() {
        return keys;
    }

    ClientState state() {
        return state;
    }

    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    Instant secretAt() {
        return secretAt;
    }

    boolean pending() {
        return pending;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
