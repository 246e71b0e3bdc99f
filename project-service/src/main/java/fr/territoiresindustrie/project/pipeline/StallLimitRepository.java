package fr.territoiresindustrie.project.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.hibernate.Session;

/** The table of the limits. Lists compare with it in SQL, so that a new limit counts at once. */
@ApplicationScoped
class StallLimitRepository {

    private final EntityManager entities;

    StallLimitRepository(EntityManager entities) {
        this.entities = entities;
    }

    record Row(String state, int days, long version) {}

    List<Row> all() {
        return entities.unwrap(Session.class)
                .createNativeQuery("select state, days, version from stall_limit order by state", Row.class)
                .getResultList();
    }

    /** The same, held until the commit: two writers of the limits wait for each other. */
    List<Row> held() {
        return entities.unwrap(Session.class)
                .createNativeQuery("select state, days, version from stall_limit order by state for update", Row.class)
                .getResultList();
    }

    void write(String state, int days) {
        entities.createNativeQuery("update stall_limit set days = :days, version = version + 1 where state = :state")
                .setParameter("days", days)
                .setParameter("state", state)
                .executeUpdate();
    }
}
