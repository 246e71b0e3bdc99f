package fr.territoiresindustrie.project.condition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Conditions in the database. */
@ApplicationScoped
class ConditionRepository {

    private final EntityManager entities;

    ConditionRepository(EntityManager entities) {
        this.entities = entities;
    }

    record Row(
            int number,
            String wording,
            LocalDate dueOn,
            String state,
            @Nullable UUID sessionId,
            Instant setAt,
            @Nullable Instant closedAt,
            @Nullable String note) {

        ConditionView view(LocalDate today) {
            ConditionStatus status = ConditionStatus.valueOf(state);
            return new ConditionView(
                    number,
                    wording,
                    dueOn,
                    status,
                    status == ConditionStatus.OPEN && dueOn.isBefore(today),
                    sessionId,
                    setAt,
                    closedAt,
                    note);
        }
    }

    List<Row> of(UUID project) {
        return entities.unwrap(Session.class)
                .createNativeQuery("""
                        select number, wording, due_on, state, session_id, set_at, closed_at, note
                        from condition where project_id = :project order by number""", Row.class)
                .setParameter("project", project)
                .getResultList();
    }

    int countOpen(UUID project) {
        return ((Number) entities.createNativeQuery(
                                "select count(*) from condition where project_id = :project and state = 'OPEN'")
                        .setParameter("project", project)
                        .getSingleResult())
                .intValue();
    }

    /** Numbers go on from the last one; the project's version keeps two decisions from meeting here. */
    void add(UUID project, NewCondition condition, @Nullable UUID session, Instant now) {
        entities.unwrap(Session.class)
                .createNativeMutationQuery("""
                        insert into condition (project_id, number, wording, due_on, state, session_id, set_at)
                        select :project, coalesce(max(number), 0) + 1, :wording, cast(:dueOn as date), 'OPEN',
                            cast(:session as uuid), :now
                        from condition where project_id = :project""")
                .setParameter("project", project)
                .setParameter("wording", condition.text())
                .setParameter("dueOn", condition.dueOn().toString())
                .setParameter("session", session == null ? null : session.toString(), String.class)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Answers whether the condition was open. */
    boolean lift(UUID project, int number, String note, Instant now) {
        return entities.createNativeQuery("""
                        update condition set state = 'LIFTED', closed_at = :now, note = :note
                        where project_id = :project and number = :number and state = 'OPEN'""")
                        .setParameter("project", project)
                        .setParameter("number", number)
                        .setParameter("note", note)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    void cancelOpen(UUID project, Instant now) {
        entities.createNativeQuery("""
                        update condition set state = 'CANCELLED', closed_at = :now
                        where project_id = :project and state = 'OPEN'""")
                .setParameter("project", project)
                .setParameter("now", now)
                .executeUpdate();
    }
}
