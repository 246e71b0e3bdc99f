package fr.territoiresindustrie.project.duplicate;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.project.duplicate.DuplicateRepository.Traits;
import fr.territoiresindustrie.project.pipeline.Resemblance;
import fr.territoiresindustrie.project.pipeline.Sight;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Tells which projects look like one another. */
@ApplicationScoped
public class DuplicateService implements Resemblance {

    private final DuplicateRepository projects;

    DuplicateService(DuplicateRepository projects) {
        this.projects = projects;
    }

    @Transactional
    NearDuplicateView.ListView of(UUID id, Caller caller) {
        Sight sight = new Sight(caller);
        Traits traits = projects.find(id, sight).orElseThrow(RequestProblem::notFound);
        return new NearDuplicateView.ListView(traits.isComparable() ? projects.like(traits, sight) : List.of());
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public List<String> references(UUID project, Caller caller) {
        return of(project, caller).items().stream()
                .map(NearDuplicateView::reference)
                .toList();
    }
}
