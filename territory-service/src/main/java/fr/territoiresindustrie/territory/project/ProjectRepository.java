package fr.territoiresindustrie.territory.project;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The copy's table: what each event said, in the project's own order. */
@ApplicationScoped
class ProjectRepository {

    private static final String APPROVED =
            "('APPROVED', 'APPROVED_WITH_CONDITIONS', 'IN_PROGRESS', 'ON_HOLD', 'COMPLETED')";

    private static final String PLANNED = """
            (select distinct on (p.project_id) p.* from project_state p
             where p.territory_code = :territory and p.at < :end order by p.project_id, p.sequence desc) s""";

    /** When the committee approved it, after the last state that was none of an approved project. */
    private static final String COLUMNS = """
            s.project_id, s.reference, s.title, s.theme, s.state, s.lead_name, s.lead_siren,
            (select min(a.at) from project_state a where a.project_id = s.project_id and a.sequence <= s.sequence and a.sequence >
                coalesce((select max(b.sequence) from project_state b where b.project_id = s.project_id and b.sequence < s.sequence
                          and b.state not in APPROVED), 0)) as approved_at""".replace("APPROVED", APPROVED);

    private final EntityManager entities;

    ProjectRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** Takes an event in, in whatever order they come. */
    void keep(ProjectTold told, long sequence, Instant at) {
        entities.unwrap(Session.class)
                .createNativeMutationQuery("""
                        insert into project_state (project_id, sequence, territory_code, reference, title, theme, state, lead_name, lead_siren, at)
                        values (:id, :sequence, :territory, :reference, :title, :theme, :state, :leadName, :leadSiren, :at)
                        on conflict do nothing""")
                .setParameter("id", told.id())
                .setParameter("sequence", sequence)
                .setParameter("territory", told.territory())
                .setParameter("reference", told.reference())
                .setParameter("title", told.title(), String.class)
                .setParameter("theme", told.theme(), String.class)
                .setParameter("state", told.stateInThePlan())
                .setParameter("leadName", told.leadName(), String.class)
                .setParameter("leadSiren", told.leadSiren(), String.class)
                .setParameter("at", at)
                .executeUpdate();
    }

    /** The projects of a territory that were approved at an instant, as they were then. */
    Page<Row> approved(String territory, Instant end, PageRequest page) {
        return new KeysetQuery<>(Row.class, COLUMNS, PLANNED)
                .bind("territory", territory)
                .bind("end", end)
                .where("s.state in " + APPROVED)
                .where(
                        "not exists (select 1 from project_state m where m.project_id = s.project_id and m.sequence < s.sequence"
                                + " and m.state = 'MERGED')")
                .orderBy("s.reference", KeyType.TEXT)
                .orderBy("s.project_id", KeyType.UUID)
                .read(entities, page, row -> List.of(row.reference(), row.id().toString()));
    }

    record Row(
            UUID id,
            String reference,
            @Nullable String title,
            @Nullable String theme,
            String state,
            @Nullable String leadName,
            @Nullable String leadSiren,
            Instant approvedAt) {}
}
