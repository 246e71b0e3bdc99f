package fr.territoiresindustrie.territory.programme;

import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.territory.reference.AsOf;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ProgrammeService {

    private final ProgrammeRepository programmes;

    ProgrammeService(ProgrammeRepository programmes) {
        this.programmes = programmes;
    }

    Page<ProgrammeSummaryView> list(PageRequest page) {
        return programmes.programmes(page);
    }

    ProgrammeSummaryView get(String code) {
        return programmes.find(code).orElseThrow(RequestProblem::notFound);
    }

    Page<OverlapView> overlaps(OverlapCriteria criteria, PageRequest page) {
        return programmes.overlaps(criteria, AsOf.parse(criteria.asOf), page);
    }
}
