package fr.territoiresindustrie.funding.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The copy's table. */
@ApplicationScoped
class ProjectRepository {

    private static final String UPSERT = """
            insert into project as present (id, sequence, reference, title, territory, lead_region, regions, state, lead_siren, lead_name, external_id, theme)
            values (:id, :sequence, :reference, :title, :territory, :leadRegion, cast(:regions as text[]), :state, :leadSiren, :leadName, :externalId, :theme)
            on conflict (id) do update set sequence = excluded.sequence, reference = excluded.reference, title = excluded.title,
              territory = excluded.territory, lead_region = excluded.lead_region, regions = excluded.regions, state = excluded.state,
              lead_siren = excluded.lead_siren, lead_name = excluded.lead_name, external_id = excluded.external_id,
              theme = excluded.theme
            where excluded.sequence > present.sequence""";
    private static final String COLUMNS =
            "id, reference, title, territory, lead_region, regions, state, lead_siren, lead_name, external_id, theme";

    private final EntityManager entities;

    ProjectRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** Takes an event in, unless a later one was taken in before. */
    void keep(ProjectEvent event, long sequence) {
        entities.createNativeQuery(UPSERT)
                .setParameter("id", event.id())
                .setParameter("sequence", sequence)
                .setParameter("reference", event.reference())
                .setParameter("title", event.title())
                .setParameter("territory", event.territory())
                .setParameter("leadRegion", event.leadRegion())
                .setParameter("regions", event.regions().toArray(new String[0]))
                .setParameter("state", event.state())
                .setParameter("leadSiren", event.leadSiren())
                .setParameter("leadName", event.leadName())
                .setParameter("externalId", event.externalId())
                .setParameter("theme", event.theme())
                .executeUpdate();
    }

    Optional<Project> byId(UUID id) {
        return byIds(List.of(id)).stream().findFirst();
    }

    List<Project> byIds(List<UUID> ids) {
        return entities
                .unwrap(Session.class)
                .createNativeQuery("select " + COLUMNS + " from project where id in (:ids)", Row.class)
                .setParameterList("ids", ids)
                .getResultList()
                .stream()
                .map(Row::project)
                .toList();
    }

    @SuppressWarnings("ArrayRecordComponent") // the driver's shape of a text[]
    record Row(
            UUID id,
            String reference,
            @Nullable String title,
            String territory,
            String leadRegion,
            String[] regions,
            String state,
            @Nullable String leadSiren,
            @Nullable String leadName,
            @Nullable String externalId,
            @Nullable String theme) {
        Project project() {
            return new Project(
                    id,
                    reference,
                    title,
                    territory,
                    leadRegion,
                    Arrays.asList(regions),
                    state,
                    leadSiren,
                    leadName,
                    externalId,
                    theme);
        }
    }
}
