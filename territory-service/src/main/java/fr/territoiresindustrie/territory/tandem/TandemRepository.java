package fr.territoiresindustrie.territory.tandem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The terms of the tandems: a handful for each territory. */
@ApplicationScoped
class TandemRepository {

    private final EntityManager entities;

    TandemRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** All terms of a territory, the earliest first. */
    List<TandemTerm> ofTerritory(String territory) {
        return entities.createQuery(
                        "from TandemTerm t where t.territoryCode = :territory order by t.validFrom, t.id",
                        TandemTerm.class)
                .setParameter("territory", territory)
                .getResultList();
    }

    Optional<TandemTerm> find(String territory, UUID id) {
        return entities.createQuery(
                        "from TandemTerm t where t.territoryCode = :territory and t.id = :id", TandemTerm.class)
                .setParameter("territory", territory)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    void add(TandemTerm term) {
        entities.persist(term);
        entities.flush();
    }

    void flush() {
        entities.flush();
    }
}
