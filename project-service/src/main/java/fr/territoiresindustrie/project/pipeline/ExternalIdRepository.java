package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.project.sheet.ExternalId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Which project has an identity of another platform: one of each territory, at most. */
@ApplicationScoped
class ExternalIdRepository {

    private final EntityManager entities;

    ExternalIdRepository(EntityManager entities) {
        this.entities = entities;
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
