package fr.territoiresindustrie.project.opinion;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Opinions in the database. */
@ApplicationScoped
class OpinionRepository {

    private static final String COLUMNS = """
            o.id, o.project_id, p.reference, p.title, o.asked_kind, o.asked_code, o.question, o.due_on, o.state,
            o.session_id, o.verdict, o.grounds, o.asked_at, o.given_at""";
    private static final String FROM =
            "opinion o join project p on p.id = o.project_id join territory t on t.code = p.territory";

    private final EntityManager entities;

    OpinionRepository(EntityManager entities) {
        this.entities = entities;
    }

    record Row(
            UUID id,
            UUID projectId,
            String reference,
            @Nullable String title,
            String askedKind,
            String askedCode,
            @Nullable String question,
            LocalDate dueOn,
            String state,
            @Nullable UUID sessionId,
            @Nullable String verdict,
            @Nullable String grounds,
            Instant askedAt,
            @Nullable Instant givenAt) {

        boolean isAskedOf(Caller caller) {
            return AskedKind.valueOf(askedKind) == AskedKind.REGION
                    ? caller.isRegion(askedCode)
                    : caller.isOperator(askedCode);
        }

        OpinionView view(LocalDate today) {
            boolean asked = state.equals(OpinionStatus.ASKED.name());
            return new OpinionView(
                    id,
                    projectId,
                    reference,
                    title,
                    AskedKind.valueOf(askedKind),
                    askedCode,
                    question,
                    dueOn,
                    OpinionStatus.valueOf(state),
                    asked && dueOn.isBefore(today),
                    asked ? ChronoUnit.DAYS.between(today, dueOn) : null,
                    sessionId,
                    verdict == null ? null : Verdict.valueOf(verdict),
                    grounds,
                    askedAt,
                    givenAt);
        }
    }

    /** The opinions on a project, those asked first at the top. */
    List<Row> of(UUID project) {
        return entities.unwrap(Session.class)
                .createNativeQuery(
                        "select " + COLUMNS + " from " + FROM
                                + " where o.project_id = :project order by o.asked_at, o.id limit 500",
                        Row.class)
                .setParameter("project", project)
                .getResultList();
    }

    Optional<Row> find(UUID project, UUID id) {
        return entities.unwrap(Session.class)
                .createNativeQuery(
                        "select " + COLUMNS + " from " + FROM
                                + " where o.id = :id and o.project_id = :project for update of o",
                        Row.class)
                .setParameter("id", id)
                .setParameter("project", project)
                .getResultStream()
                .findFirst();
    }

    /** The opinions that concern a caller, by due date: asked of it, or on its projects. */
    Page<Row> due(@Nullable OpinionStatus state, @Nullable LocalDate dueBefore, Caller caller, PageRequest page) {
        KeysetQuery<Row> query = new KeysetQuery<>(Row.class, COLUMNS, FROM)
                .where("o.state = :state", "state", state == null ? null : state.name())
                .where("o.due_on < :before", "before", dueBefore)
                .orderBy("o.due_on", KeyType.DATE)
                .orderBy("o.id", KeyType.UUID);
        return restrict(query, caller)
                .read(
                        entities,
                        page,
                        row -> List.of(row.dueOn().toString(), row.id().toString()));
    }

    private static KeysetQuery<Row> restrict(KeysetQuery<Row> query, Caller caller) {
        if (caller.readsEverything()) {
            return query;
        }
        List<String> admitted = new ArrayList<>(List.of("false"));
        if (caller.is(Roles.OPERATOR) && caller.operator() != null) {
            admitted.add("o.asked_kind <> 'REGION' and o.asked_code = :ownCode");
            query.bind("ownCode", caller.operator());
        }
        if (caller.is(Roles.REGION)) {
            admitted.add("t.regions && string_to_array(:ownRegions, ',')"
                    + " or o.asked_kind = 'REGION' and o.asked_code = any(string_to_array(:ownRegions, ','))");
            query.bind("ownRegions", joined(caller.regions()));
        }
        if (caller.is(Roles.TERRITORY)) {
            admitted.add("p.territory = any(string_to_array(:ownTerritories, ','))"
                    + " or p.shared_with && string_to_array(:ownTerritories, ',')");
            query.bind("ownTerritories", joined(caller.territories()));
        }
        return query.where("(" + String.join(") or (", admitted) + ")");
    }

    private static String joined(Set<String> codes) {
        return codes.stream().sorted().collect(Collectors.joining(","));
    }

    /** Whether a session that is neither closed nor cancelled has the project on its agenda. */
    boolean isOnAgenda(UUID project, UUID session) {
        return (boolean) entities.createNativeQuery(
                        "select exists (select 1 from live_agenda where project_id = :project and session_id = :session)")
                .setParameter("project", project)
                .setParameter("session", session)
                .getSingleResult();
    }

    /** Asks; answers false when the same is asked already. */
    boolean ask(UUID id, UUID project, OpinionRequests.Creation wanted, Instant now) {
        return entities.unwrap(Session.class)
                        .createNativeMutationQuery("""
                        insert into opinion (id, project_id, asked_kind, asked_code, question, due_on, session_id, asked_at, state)
                        values (:id, :project, :kind, :code, :question, cast(:dueOn as date), cast(:session as uuid), :now, 'ASKED')
                        on conflict do nothing""")
                        .setParameter("id", id)
                        .setParameter("project", project)
                        .setParameter("kind", wanted.kind().name())
                        .setParameter("code", wanted.code())
                        .setParameter("question", wanted.question(), String.class)
                        .setParameter("dueOn", wanted.dueOn().toString())
                        .setParameter(
                                "session",
                                wanted.session() == null
                                        ? null
                                        : wanted.session().toString(),
                                String.class)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    void give(UUID id, OpinionRequests.Answer answer, Instant now) {
        entities.unwrap(Session.class)
                .createNativeMutationQuery("""
                        update opinion set state = 'GIVEN', verdict = :verdict, grounds = :grounds, given_at = :now
                        where id = :id""")
                .setParameter("id", id)
                .setParameter("verdict", answer.verdict().name())
                .setParameter("grounds", answer.grounds(), String.class)
                .setParameter("now", now)
                .executeUpdate();
    }

    void withdraw(UUID id) {
        entities.createNativeQuery("update opinion set state = 'WITHDRAWN' where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /**
     * Some of the opinions to remind of, held until the commit. Rows that another replica holds are passed over, so that each is told once; what
     * was asked of a project that is merged into another is awaited no more.
     */
    List<Row> untold(Reminder reminder, LocalDate today, LocalDate until, int most) {
        return entities.unwrap(Session.class)
                .createNativeQuery(
                        "select " + COLUMNS + " from " + FROM + " where o.state = 'ASKED' and " + reminder.when()
                                + " and o." + reminder.column() + " is null and p.merged_into is null"
                                + " order by o.due_on, o.id limit :most for update of o skip locked",
                        Row.class)
                .setParameter("today", today)
                .setParameter("until", until)
                .setParameter("most", most)
                .getResultList();
    }

    void markTold(Reminder reminder, UUID id, Instant now) {
        entities.createNativeQuery("update opinion set " + reminder.column() + " = :now where id = :id")
                .setParameter("id", id)
                .setParameter("now", now)
                .executeUpdate();
    }
}
