package fr.territoiresindustrie.funding.envelope;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** Which funders have consented to match what other envelopes receive. */
@ApplicationScoped
class ParityConsentRepository {

    private final EntityManager entities;

    ParityConsentRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** Writes a consent down; false where it was given before. */
    boolean give(Envelope envelope, Envelope partner, Instant now, String by) {
        return entities.createNativeQuery("""
                                insert into parity_consent (envelope_id, partner_id, consented_at, consented_by)
                                values (:envelope, :partner, :now, :by) on conflict do nothing""")
                        .setParameter("envelope", envelope.id())
                        .setParameter("partner", partner.id())
                        .setParameter("now", now)
                        .setParameter("by", by)
                        .executeUpdate()
                > 0;
    }

    /** Whether the funder of an envelope matches what its partner receives. */
    boolean isGiven(Envelope envelope, Envelope partner) {
        return !entities.createNativeQuery(
                        "select 1 from parity_consent where envelope_id = :envelope and partner_id = :partner")
                .setParameter("envelope", envelope.id())
                .setParameter("partner", partner.id())
                .getResultList()
                .isEmpty();
    }
}
