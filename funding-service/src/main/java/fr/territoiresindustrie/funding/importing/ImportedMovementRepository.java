package fr.territoiresindustrie.funding.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Which rows of published envelopes have been written down already. */
@ApplicationScoped
class ImportedMovementRepository {

    private final EntityManager entities;

    ImportedMovementRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** Waits until no other import of envelopes runs, until the end of this transaction. */
    void oneAtATime() {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended('import of envelopes', 0))")
                .getSingleResult();
    }

    /** The envelopes that these rows have moved, by the rows' identity; rows that are new are not in it. */
    Map<String, String> find(Collection<String> externalIds) {
        return entities.unwrap(Session.class)
                .createNativeQuery(
                        "select external_id, envelope_code from imported_movement where external_id in (:ids)",
                        Row.class)
                .setParameterList("ids", externalIds)
                .getResultStream()
                .collect(Collectors.toMap(Row::externalId, Row::envelope));
    }

    record Row(String externalId, String envelope) {}

    void remember(String externalId, String envelope) {
        entities.createNativeQuery("insert into imported_movement (external_id, envelope_code) values (:id, :envelope)")
                .setParameter("id", externalId)
                .setParameter("envelope", envelope)
                .executeUpdate();
    }
}
