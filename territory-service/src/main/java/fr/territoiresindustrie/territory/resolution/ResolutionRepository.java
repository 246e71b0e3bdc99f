package fr.territoiresindustrie.territory.resolution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ResolutionRepository {

    private final EntityManager entities;

    ResolutionRepository(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Every match of these keys, in one round trip.
     *
     * <p>Also outside of any request: those who ask at the same time are answered together.
     *
     * @param keys letters and digits only
     * @param by communes by this kind of key only, or null for any
     */
    @ActivateRequestContext
    List<Row> matches(Collection<String> keys, @Nullable String by, @Nullable LocalDate asOf) {
        var query = entities.unwrap(Session.class)
                .createNativeQuery(ResolutionSql.of(asOf), Row.class)
                .setParameter("keys", String.join(",", keys))
                .setParameter("by", by == null ? "" : by);
        if (asOf != null) {
            query.setParameter("asOf", asOf);
        }
        return query.getResultList();
    }

    record Row(
            String key,
            String by,
            String kind,
            String code,
            String name,
            @Nullable String partCode,
            @Nullable String partName,
            @Nullable LocalDate partSince,
            @Nullable String communes,
            @Nullable String bodySiren,
            @Nullable String bodyName,
            @Nullable String bodyNature,
            @Nullable String eptSiren,
            @Nullable String eptName,
            String departements,
            String regions,
            @Nullable String territories,
            @Nullable String programmes) {}
}
