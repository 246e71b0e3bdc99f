package fr.territoiresindustrie.partner.webhook;

import fr.territoiresindustrie.partner.feed.TypeFilter;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a partner wants to be told, of what, and the secret that signs it. */
@Entity
class Webhook {

    @Id
    private UUID id;

    @Version
    private long version;

    private String owner;
    private String createdBy;
    private List<String> audience;
    private String address;
    private @Nullable String description;
    private List<String> types;
    private List<String> about;

    @Enumerated(EnumType.STRING)
    private WebhookState state = WebhookState.ACTIVE;

    @Enumerated(EnumType.STRING)
    private @Nullable WebhookCause cause;

    private byte[] secret;
    private byte @Nullable [] formerSecret;
    private @Nullable Instant formerUntil;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected Webhook() {}

    @SuppressWarnings("NullAway.Init")
    Webhook(UUID id, String owner, String createdBy, byte[] secret, Instant now) {
        this.id = id;
        this.owner = owner;
        this.createdBy = createdBy;
        this.secret = secret;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** What the owner writes, with what the owner is at that moment. */
    void write(
            String address,
            @Nullable String description,
            List<String> types,
            List<String> about,
            List<String> audience,
            Instant now) {
        this.address = address;
        this.description = description;
        this.types = types;
        this.about = about;
        this.audience = audience;
        this.updatedAt = now;
    }

    void run(WebhookCommand command, Instant now) {
        state = WebhookWorkflow.TABLE.decide(this, command, WebhookWorkflow.OWNER);
        cause = null;
        updatedAt = now;
    }

    /** Stops it, unless its owner or somebody else has. Tells whether it did. */
    boolean disable(WebhookCause why, Instant now) {
        if (state != WebhookState.ACTIVE) {
            return false;
        }
        state = WebhookState.DISABLED;
        cause = why;
        updatedAt = now;
        return true;
    }

    /** Signs with a new secret; for a while with the former one too. */
    void rotate(byte[] fresh, Instant formerGoodUntil, Instant now) {
        formerSecret = secret;
        formerUntil = formerGoodUntil;
        secret = fresh;
        updatedAt = now;
    }

    TypeFilter filter() {
        return types.isEmpty() ? TypeFilter.ALL : TypeFilter.of("types", types);
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String owner() {
        return owner;
    }

    String createdBy() {
        return createdBy;
    }

    List<String> audience() {
        return audience;
    }

    String address() {
        return address;
    }

    @Nullable
    String description() {
        return description;
    }

    List<String> types() {
        return types;
    }

    List<String> about() {
        return about;
    }

    WebhookState state() {
        return state;
    }

    @Nullable
    WebhookCause cause() {
        return cause;
    }

    byte[] secret() {
        return secret;
    }

    /** The secret before the present one while it still signs. */
    byte @Nullable [] formerSecret(Instant now) {
        return formerUntil != null && now.isBefore(formerUntil) ? formerSecret : null;
    }

    @Nullable
    Instant formerUntil(Instant now) {
        return formerUntil != null && now.isBefore(formerUntil) ? formerUntil : null;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
