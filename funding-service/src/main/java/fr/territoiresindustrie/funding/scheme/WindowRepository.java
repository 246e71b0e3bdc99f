package fr.territoiresindustrie.funding.scheme;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Finds the windows of calls. */
@ApplicationScoped
class WindowRepository implements PanacheRepositoryBase<Window, UUID> {

    List<Window> of(Collection<UUID> schemes) {
        return list("schemeId in ?1", Sort.by("opensAt"), schemes);
    }

    /** Keeps the windows of a scheme to one writer at a time, until the commit. Who applies reads the windows and does not wait. */
    void hold(UUID scheme) {
        getEntityManager()
                .createNativeQuery("select count(pg_advisory_xact_lock(hashtextextended('windows of ' || :scheme, 0)))")
                .setParameter("scheme", scheme.toString())
                .getSingleResult();
    }

    /** The windows of these schemes, which nobody changes before the caller's transaction ends. */
    List<Window> heldOf(Collection<UUID> schemes) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select * from scheme_window where scheme_id in (:schemes) order by id for share", Window.class)
                .setParameterList("schemes", schemes)
                .getResultList();
    }
}
