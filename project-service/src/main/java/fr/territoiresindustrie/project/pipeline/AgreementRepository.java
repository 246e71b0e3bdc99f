package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.project.sheet.Share;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What the territories that share projects answered. */
@ApplicationScoped
class AgreementRepository {

    private final EntityManager entities;

    AgreementRepository(EntityManager entities) {
        this.entities = entities;
    }

    record Row(String territory, String answer, @Nullable String reason, Instant answeredAt) {}

    List<AgreementView> of(UUID project) {
        return entities.unwrap(Session.class)
                .createNativeQuery("""
                        select territory, answer, reason, answered_at from project_agreement
                        where project_id = :project order by territory""", Row.class)
                .setParameter("project", project)
                .getResultStream()
                .map(row -> new AgreementView(
                        row.territory(), AgreementAnswer.valueOf(row.answer()), row.reason(), row.answeredAt()))
                .toList();
    }

    /** The territories whose agreement the sheet asks for and does not have. */
    List<String> missing(Project project) {
        List<String> asked = project.sheet().sharedWith().stream()
                .filter(Share::agreementAsked)
                .map(Share::territory)
                .toList();
        if (asked.isEmpty()) {
            return asked;
        }
        Set<String> agreed = of(project.id()).stream()
                .filter(answer -> answer.answer() == AgreementAnswer.AGREED)
                .map(AgreementView::territory)
                .collect(Collectors.toSet());
        return asked.stream().filter(territory -> !agreed.contains(territory)).toList();
    }

    /** An answer may be changed as long as the sheet is with its territory. */
    void write(UUID project, AgreementView answer) {
        entities.unwrap(Session.class)
                .createNativeMutationQuery("""
                        insert into project_agreement (project_id, territory, answer, reason, answered_at)
                        values (:project, :territory, :answer, :reason, :at)
                        on conflict (project_id, territory) do update set
                            answer = excluded.answer, reason = excluded.reason, answered_at = excluded.answered_at""")
                .setParameter("project", project)
                .setParameter("territory", answer.territory())
                .setParameter("answer", answer.answer().name())
                .setParameter("reason", answer.reason(), String.class)
                .setParameter("at", answer.answeredAt())
                .executeUpdate();
    }

    /** A territory that the sheet no longer names has nothing to say any more. */
    void forgetOthersThan(Project project) {
        entities.createNativeQuery("""
                        delete from project_agreement
                        where project_id = :project and not territory = any(string_to_array(:kept, ','))""")
                .setParameter("project", project.id())
                .setParameter(
                        "kept",
                        project.sheet().sharedWith().stream()
                                .map(Share::territory)
                                .collect(Collectors.joining(",")))
                .executeUpdate();
    }
}
