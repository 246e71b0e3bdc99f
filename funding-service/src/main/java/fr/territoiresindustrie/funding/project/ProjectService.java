package fr.territoiresindustrie.funding.project;

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

    public List<Project> find(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : projects.byIds(ids);
    }
}
