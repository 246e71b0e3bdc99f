package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.kit.problem.RequestProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gives applications to what goes with their examination; whoever asks decides who may see them. */
@ApplicationScoped
public class ApplicationExaminationService {

    private final ApplicationRepository applications;

    ApplicationExaminationService(ApplicationRepository applications) {
        this.applications = applications;
    }

    /** An application, locked for the rest of the caller's transaction; 404 where there is none. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Application held(UUID id) {
        return Optional.ofNullable(applications.lock(List.of(id)).get(id)).orElseThrow(RequestProblem::notFound);
    }

    /** Those of these ids, by id. */
    public Map<UUID, Application> known(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : applications.list("id in ?1", ids).stream()
                        .collect(Collectors.toMap(Application::id, Function.identity()));
    }
}
