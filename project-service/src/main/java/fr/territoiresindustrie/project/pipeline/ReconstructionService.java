package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.project.pipeline.ProjectJournal.Deed;
import fr.territoiresindustrie.project.sheet.Sheet;
import fr.territoiresindustrie.project.territory.Territory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes projects of what is known only by published grants: its own command, with its own event, said as such in the history. */
@ApplicationScoped
public class ReconstructionService {

    private final ProjectRepository projects;
    private final ProjectJournal journal;
    private final Ids ids;
    private final Time time;

    ReconstructionService(ProjectRepository projects, ProjectJournal journal, Ids ids, Time time) {
        this.projects = projects;
        this.journal = journal;
        this.ids = ids;
        this.time = time;
    }

    /** A project to reconstruct: the grant's identity in its source, its territory, and what the grant says of it. */
    public record Reconstruction(String externalId, Territory territory, Sheet sheet) {}

    /** A project reconstructed before. */
    public record Known(UUID id, Sheet sheet) {}

    /** Those of these grants that are projects already, by their identity. Nobody else reconstructs until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<String, Known> known(Collection<String> externalIds) {
        projects.lockReconstruction();
        return projects.ofPublishedGrants(externalIds).stream()
                .collect(Collectors.toMap(p -> String.valueOf(p.externalId()), p -> new Known(p.id(), p.sheet())));
    }

    /** Makes the projects, and answers their ids by the grants' identities. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<String, UUID> reconstruct(List<Reconstruction> grants, String source, Caller caller) {
        List<SeenProject> made =
                grants.stream().map(grant -> make(grant, caller)).toList();
        made.forEach(m -> projects.persist(m.project()));
        projects.flush();
        Deed deed = new Deed(
                "RECONSTRUCT",
                null,
                Origin.PUBLISHED_GRANTS.label().fr(),
                Map.of("origin", Origin.PUBLISHED_GRANTS, "source", source));
        made.forEach(m -> journal.remember(m, deed));
        made.forEach(m -> journal.tell(m, "project.reconstructed", null));
        return made.stream()
                .map(SeenProject::project)
                .collect(Collectors.toMap(p -> String.valueOf(p.externalId()), Project::id));
    }

    private SeenProject make(Reconstruction grant, Caller caller) {
        Project project = Project.reconstructed(new Project.Birth(
                ids.next(),
                projects.nextReference(grant.territory().code()),
                grant.territory().code(),
                grant.externalId(),
                grant.sheet(),
                time.now()));
        return new SeenProject(project, grant.territory(), caller);
    }
}
