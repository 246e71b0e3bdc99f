package fr.territoiresindustrie.project.importing;

import fr.territoiresindustrie.kit.importing.ImportMode;
import fr.territoiresindustrie.kit.importing.ImportReportView;
import fr.territoiresindustrie.kit.importing.ImportReports;
import fr.territoiresindustrie.kit.importing.RowResult;
import fr.territoiresindustrie.kit.job.Job;
import fr.territoiresindustrie.kit.job.JobWork;
import fr.territoiresindustrie.kit.job.Jobs;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Imports as long work, a few rows a step. All or nothing judges every row first; only when none is refused are all written, in one last step.
 */
@ApplicationScoped
class ImportWork implements JobWork {

    static final String KIND = "project-import";

    /** A step's rows: about a second's work. */
    private static final int STEP = 200;

    private final Jobs jobs;
    private final ImportReports reports;
    private final Map<String, RowKind> kinds;

    ImportWork(Jobs jobs, ImportReports reports, @All List<RowKind> kinds) {
        this.jobs = jobs;
        this.reports = reports;
        this.kinds = kinds.stream().collect(Collectors.toMap(RowKind::name, Function.identity()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    List<String> kinds() {
        return List.copyOf(kinds.keySet());
    }

    @Override
    public Step next(Job job) {
        ImportReportView report = reports.get(job.id(), kinds());
        boolean together = report.mode() == ImportMode.ALL_OR_NOTHING;
        if (job.done() == job.total() && together) {
            return writeAll(job, report);
        }
        List<Jobs.Input> inputs = jobs.inputs(job.id(), job.done(), STEP);
        int done = job.done() + inputs.size();
        boolean last = done == job.total();
        List<RowResult> results = take(job, report, inputs, !report.dryRun() && !together);
        boolean refused =
                report.refused() > 0 || results.stream().anyMatch(r -> r.status() == RowResult.Status.REFUSED);
        boolean finished = last && (!together || report.dryRun() || refused);
        reports.append(job.id(), results, finished);
        return new Step(done, last && (!together || report.dryRun()));
    }

    private Step writeAll(Job job, ImportReportView report) {
        if (report.refused() > 0) {
            throw ImportProblem.IMPORT_ROWS_REFUSED.because(
                    report.refused() + " lignes sont refusées : aucune n'est importée.",
                    report.refused() + " rows are refused: none is imported.");
        }
        List<RowResult> results = new ArrayList<>();
        for (int done = 0; done < job.total(); ) {
            List<Jobs.Input> inputs = jobs.inputs(job.id(), done, STEP);
            results.addAll(take(job, report, inputs, true));
            done += inputs.size();
        }
        if (results.stream().anyMatch(r -> r.status() == RowResult.Status.REFUSED)) {
            throw ImportProblem.IMPORT_OVERTAKEN.because(
                    "Un projet a changé depuis l'examen des lignes : rien n'est importé.",
                    "A project has changed since the rows were examined: nothing is imported.");
        }
        reports.append(job.id(), results, true);
        return new Step(job.total(), true);
    }

    /** The first row of an identity counts, wherever in the import it stands. */
    private List<RowResult> take(Job job, ImportReportView report, List<Jobs.Input> inputs, boolean apply) {
        RowKind kind = Objects.requireNonNull(kinds.get(report.kind()));
        Set<String> seen = new HashSet<>(jobs.keysBefore(
                job.id(),
                inputs.getFirst().position(),
                inputs.stream()
                        .map(Jobs.Input::key)
                        .filter(key -> !key.isEmpty())
                        .toList()));
        List<RowResult> results = new ArrayList<>();
        List<Jobs.Input> firsts = new ArrayList<>();
        for (Jobs.Input input : inputs) {
            if (input.key().isEmpty() || seen.add(input.key())) {
                firsts.add(input);
            } else {
                results.add(kind.repeated(input));
            }
        }
        Supplier<List<Jobs.Input>> earlier = apply
                ? List::of
                : () -> jobs.inputs(job.id(), 0, inputs.getFirst().position() - 1);
        results.addAll(
                kind.take(new RowKind.Rows(firsts, report.source(), report.scope(), apply, job.caller(), earlier)));
        return results;
    }
}
