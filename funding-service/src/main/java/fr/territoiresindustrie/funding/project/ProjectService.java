package fr.territoiresindustrie.funding.project;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Answers what funding knows of projects. */
@ApplicationScoped
public class ProjectService {

    private final ProjectRepository projects;

    ProjectService(ProjectRepository projects) {
        this.projects = projects;
    }

    public Optional<Project> find(UUID id) {
        return projects.byId(id);
    }

    /** A project that the caller may know of; 404 for any other. */
    public Project seenBy(Caller caller, UUID id) {
        return find(id).filter(p -> p.isVisibleTo(caller)).orElseThrow(RequestProblem::notFound);
    }

    public List<Project> find(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : projects.byIds(ids);
    }
}
