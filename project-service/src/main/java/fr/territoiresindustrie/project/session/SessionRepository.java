package fr.territoiresindustrie.project.session;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Sessions in the database, and which project is on the agenda of which. */
@ApplicationScoped
class SessionRepository implements PanacheRepositoryBase<CommitteeSession, UUID> {

    record Row(LocalDate heldOn, UUID id) {}

    /** The session as it is now, held until the commit: of two secretaries who close it, the second reads what the first has done. */
    @Nullable
    CommitteeSession held(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    Page<CommitteeSession> list(SessionFilter filter, Caller caller, PageRequest page) {
        KeysetQuery<Row> query = new KeysetQuery<>(
                        Row.class, "s.held_on, s.id", "committee_session s join committee c on c.id = s.committee_id")
                .where("s.committee_id = :committee", "committee", filter.committee())
                .where(
                        "s.state = :state",
                        "state",
                        filter.state() == null ? null : filter.state().name())
                .where("s.held_on >= :from", "from", filter.from())
                .where("s.held_on <= :to", "to", filter.to())
                .where(
                        "s.agenda @> jsonb_build_array(jsonb_build_object('projectId', cast(:project as text)))",
                        "project",
                        filter.project() == null ? null : filter.project().toString())
                .orderBy("s.held_on", KeyType.DATE)
                .orderBy("s.id", KeyType.UUID)
                .descending();
        Page<Row> rows = restrict(query, filter, caller)
                .read(
                        getEntityManager(),
                        page,
                        row -> List.of(row.heldOn().toString(), row.id().toString()));
        Map<UUID, CommitteeSession> read = list(
                        "id in ?1", rows.items().stream().map(Row::id).toList())
                .stream()
                .collect(Collectors.toMap(CommitteeSession::id, Function.identity()));
        return rows.map(row -> Objects.requireNonNull(read.get(row.id())));
    }

    /** Keeps what {@link SeenSession#isSeen} admits. */
    private static KeysetQuery<Row> restrict(KeysetQuery<Row> query, SessionFilter filter, Caller caller) {
        if (caller.readsEverything()) {
            return query;
        }
        List<String> admitted = new ArrayList<>(List.of("false"));
        if (caller.is(Roles.OPERATOR)) {
            admitted.add("s.state <> 'PLANNED'");
        }
        if (caller.is(Roles.REGION)) {
            admitted.add("c.level = 'NATIONAL' or c.region = any(string_to_array(:ownRegions, ','))");
            query.bind("ownRegions", joined(caller.regions()));
        }
        if (caller.is(Roles.TERRITORY)) {
            // a filter by a project that is not its own would tell that it is on the same agenda
            admitted.add("s.state <> 'PLANNED' and exists (select 1 from jsonb_array_elements(s.agenda) item"
                    + " where item ->> 'territory' = any(string_to_array(:ownTerritories, ','))"
                    + (filter.project() == null ? "" : " and item ->> 'projectId' = cast(:project as text)") + ")");
            query.bind("ownTerritories", joined(caller.territories()));
        }
        return query.where("(" + String.join(") or (", admitted) + ")");
    }

    private static String joined(Set<String> codes) {
        return codes.stream().sorted().collect(Collectors.joining(","));
    }

    /** Takes a session's projects off every live agenda. */
    void release(UUID session) {
        getEntityManager()
                .createNativeQuery("delete from live_agenda where session_id = :session")
                .setParameter("session", session)
                .executeUpdate();
    }

    /** Puts a project on a session's live agenda; answers false when another live session has it. */
    boolean take(UUID project, UUID session) {
        return getEntityManager()
                        .unwrap(Session.class)
                        .createNativeMutationQuery("""
                        insert into live_agenda (project_id, session_id) values (:project, :session)
                        on conflict do nothing""")
                        .setParameter("project", project)
                        .setParameter("session", session)
                        .executeUpdate()
                == 1;
    }
}
