package fr.territoiresindustrie.project.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.project.sheet.ExternalId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Which project has an identity of another platform: one of each territory, at most. */
@ApplicationScoped
class ExternalIdRepository {

    private final EntityManager entities;
    private final ObjectMapper json;

    ExternalIdRepository(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    record Owned(String system, String id, UUID project) {}

    /** Which projects of a territory have these identities. */
    Map<ExternalId, UUID> owners(String territory, Collection<ExternalId> identities) {
        return entities.unwrap(Session.class)
                .createNativeQuery("""
                        select e.system, e.id, e.project_id as project from project_external_id e
                        join jsonb_to_recordset(cast(:identities as jsonb)) as wanted(system text, id text)
                            on wanted.system = e.system and wanted.id = e.id
                        where e.territory = :territory""", Owned.class)
                .setParameter("territory", territory)
                .setParameter("identities", written(identities))
                .getResultStream()
                .collect(Collectors.toMap(
                        owned -> new ExternalId(owned.system(), owned.id()), Owned::project, (one, same) -> one));
    }

    private String written(Collection<ExternalId> identities) {
        try {
            return json.writeValueAsString(identities);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("identities are plain values", e);
        }
    }

    /** Writes the identities of a project anew (409 when another project of its territory has one). */
    void write(Project project) {
        entities.createNativeQuery("delete from project_external_id where project_id = :project")
                .setParameter("project", project.id())
                .executeUpdate();
        List<ExternalId> wanted = project.sheet().externalIds();
        for (int i = 0; i < wanted.size(); i++) {
            int written = entities.createNativeQuery("""
                            insert into project_external_id (territory, system, id, project_id)
                            values (:territory, :system, :id, :project) on conflict do nothing""")
                    .setParameter("territory", project.territory())
                    .setParameter("system", wanted.get(i).system())
                    .setParameter("id", wanted.get(i).id())
                    .setParameter("project", project.id())
                    .executeUpdate();
            if (written == 0) {
                throw ProjectProblem.EXTERNAL_ID_TAKEN
                        .because(
                                "Un autre projet du territoire a cet identifiant.",
                                "Another project of the territory has this identifier.")
                        .at(
                                "/externalIds/" + i,
                                "REPEATED",
                                new Text("Identifiant déjà employé.", "Identifier already used."));
            }
        }
    }
}
