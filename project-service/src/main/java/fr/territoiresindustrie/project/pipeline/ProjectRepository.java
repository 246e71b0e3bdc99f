package fr.territoiresindustrie.project.pipeline;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Projects in the database. */
@ApplicationScoped
class ProjectRepository implements PanacheRepositoryBase<Project, UUID> {

    /** The next reference of a territory: {@code TI2-8403-0012}. Two creations in one territory wait for each other. */
    String nextReference(String territory) {
        int number = (int) getEntityManager()
                .createNativeQuery("""
                        insert into project_number as present (territory, last) values (:territory, 1)
                        on conflict (territory) do update set last = present.last + 1
                        returning last""")
                .setParameter("territory", territory)
                .getSingleResult();
        return String.format(Locale.ROOT, "%s-%04d", territory, number);
    }

    /** Holds both until the commit, in one order whoever asks. */
    void lock(UUID one, UUID other) {
        getEntityManager()
                .createNativeQuery("select id from project where id in (:one, :other) order by id for update")
                .setParameter("one", one)
                .setParameter("other", other)
                .getResultList();
    }

    List<Project> ofPublishedGrants(Collection<String> externalIds) {
        return list("origin = ?1 and externalId in ?2", Origin.PUBLISHED_GRANTS, externalIds);
    }

    List<Project> ofTerritory(String territory, Collection<String> externalIds) {
        return list("origin = ?1 and territory = ?2 and externalId in ?3", Origin.TERRITORY, territory, externalIds);
    }

    /** Holds until the commit: two imports of one territory at once would both find that nothing is there yet. */
    void lockDrafts(String territory) {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .setParameter("key", "project.drafts " + territory)
                .getSingleResult();
    }

    /** Locks a project until the commit, as it is now. */
    void hold(UUID id) {
        getEntityManager().find(Project.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Whether a session that is convened or open has the project on its agenda. */
    boolean isOnLiveAgenda(UUID id) {
        return (boolean)
                getEntityManager().createNativeQuery("""
                        select exists (select 1 from live_agenda l join committee_session s on s.id = l.session_id
                            where l.project_id = :id and s.state in ('CONVENED', 'OPEN'))""").setParameter("id", id).getSingleResult();
    }

    /** Whether a session that is neither closed nor cancelled has the project on its agenda. */
    boolean isOnAgenda(UUID id) {
        return (boolean) getEntityManager()
                .createNativeQuery("select exists (select 1 from live_agenda where project_id = :id)")
                .setParameter("id", id)
                .getSingleResult();
    }

    /** Holds until the commit: two reconstructions at once would both find that nothing is there yet. */
    void lockReconstruction() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('project.reconstruct'))")
                .getSingleResult();
    }
}
