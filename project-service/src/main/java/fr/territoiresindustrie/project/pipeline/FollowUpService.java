package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.project.award.AwardService;
import fr.territoiresindustrie.project.pipeline.ProjectJournal.Deed;
import fr.territoiresindustrie.project.sheet.AchievedResult;
import fr.territoiresindustrie.project.sheet.ConfidentialField;
import fr.territoiresindustrie.project.sheet.FinancingPlan;
import fr.territoiresindustrie.project.sheet.Milestone;
import fr.territoiresindustrie.project.sheet.Partner;
import fr.territoiresindustrie.project.sheet.Sheet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The parts of a sheet read and written apart: what follows a project through its life. */
@ApplicationScoped
class FollowUpService {

    private final ProjectService projects;
    private final ProjectRepository repository;
    private final SheetCoherence coherence;
    private final AwardService awards;
    private final ProjectJournal journal;
    private final Time time;

    FollowUpService(
            ProjectService projects,
            ProjectRepository repository,
            SheetCoherence coherence,
            AwardService awards,
            ProjectJournal journal,
            Time time) {
        this.projects = projects;
        this.repository = repository;
        this.coherence = coherence;
        this.awards = awards;
        this.journal = journal;
        this.time = time;
    }

    /** A part of a project, with the version of the project that it belongs to. */
    record Part<T>(T view, long version) {}

    @Transactional
    Part<FinancingView> financing(UUID id, Caller caller) {
        SeenProject seen = open(id, ConfidentialField.FINANCING_PLAN, caller);
        return part(seen, FinancingView.of(seen.sheet().financingPlan(), awards.known(id)));
    }

    @Transactional
    Part<PartView<MilestoneView>> milestones(UUID id, Caller caller) {
        SeenProject seen = open(id, ConfidentialField.MILESTONES, caller);
        LocalDate today = time.today();
        return part(
                seen,
                new PartView<>(seen.sheet().milestones().stream()
                        .map(milestone -> MilestoneView.of(milestone, today))
                        .toList()));
    }

    @Transactional
    Part<PartView<Partner>> partners(UUID id, Caller caller) {
        SeenProject seen = open(id, ConfidentialField.PARTNERS, caller);
        return part(seen, new PartView<>(seen.sheet().partners()));
    }

    @Transactional
    Part<PartView<AchievedResult>> achieved(UUID id, Caller caller) {
        SeenProject seen = open(id, ConfidentialField.ACHIEVED_RESULTS, caller);
        return part(seen, new PartView<>(seen.sheet().achievedResults()));
    }

    @Transactional
    Part<FinancingView> writeFinancing(UUID id, FinancingPlan plan, IfMatch version, Caller caller) {
        SeenProject seen = writable(id, version, caller);
        Sheet sheet = seen.project().sheet();
        if (!seen.project().state().isEditable()) {
            checkApproved(sheet.financingPlan(), plan);
        }
        write(seen, SheetPart.FINANCING_PLAN, sheet.with(plan));
        return financing(id, caller);
    }

    @Transactional
    Part<PartView<MilestoneView>> writeMilestones(UUID id, List<Milestone> items, IfMatch version, Caller caller) {
        SeenProject seen = writable(id, version, caller);
        Sheet sheet = seen.project().sheet();
        Problem problem = invalid();
        coherence.checkMilestones(problem, "/items", items);
        if (!seen.project().state().isEditable()) {
            checkKept(problem, sheet.milestones(), items);
        }
        refuse(problem);
        write(
                seen,
                SheetPart.MILESTONES,
                sheet.follow(sheet.partners(), sheet.financingPlan(), items, sheet.achievedResults()));
        return milestones(id, caller);
    }

    @Transactional
    Part<PartView<Partner>> writePartners(UUID id, List<Partner> items, IfMatch version, Caller caller) {
        SeenProject seen = writable(id, version, caller);
        Sheet sheet = seen.project().sheet();
        write(
                seen,
                SheetPart.PARTNERS,
                sheet.follow(items, sheet.financingPlan(), sheet.milestones(), sheet.achievedResults()));
        return partners(id, caller);
    }

    @Transactional
    Part<PartView<AchievedResult>> writeAchieved(UUID id, List<AchievedResult> items, IfMatch version, Caller caller) {
        SeenProject seen = writable(id, version, caller);
        Sheet sheet = seen.project().sheet();
        Sheet written = sheet.follow(sheet.partners(), sheet.financingPlan(), sheet.milestones(), items);
        write(seen, SheetPart.ACHIEVED_RESULTS, coherence.checked(written, seen.territory()));
        return achieved(id, caller);
    }

    private SeenProject open(UUID id, ConfidentialField field, Caller caller) {
        SeenProject seen = projects.seen(id, caller);
        if (seen.project().sheet().confidentialFields().contains(field) && !seen.isConfidentiallySeen()) {
            throw RequestProblem.notFound();
        }
        return seen;
    }

    private SeenProject writable(UUID id, IfMatch version, Caller caller) {
        SeenProject seen = projects.seen(id, caller);
        if (!caller.isTerritory(seen.project().territory())) {
            throw RequestProblem.FORBIDDEN.because(
                    "Seul son territoire écrit la fiche.", "Only its territory writes the sheet.");
        }
        version.check(seen.project().version());
        return seen;
    }

    private void write(SeenProject seen, SheetPart part, Sheet written) {
        Project project = seen.project();
        Sheet before = project.sheet();
        project.follow(part, written, time.now());
        List<String> changed = written.changedFields(before);
        if (!changed.isEmpty()) {
            repository.flush();
            journal.remember(seen, new Deed("FOLLOW_UP", project.state(), null, Map.of("changed", changed)));
            journal.tell(seen, "project.followed-up", null);
        }
    }

    /** The committee approved the costs: resources may come and go below them, and meet them to the cent. */
    private static void checkApproved(FinancingPlan approved, FinancingPlan plan) {
        Problem problem = invalid();
        if (!approved.costs().equals(plan.costs())) {
            problem.at(
                    "/costs",
                    "COSTS_APPROVED",
                    new Text(
                            "Les dépenses ont été approuvées : seules les ressources évoluent.",
                            "The costs have been approved: only resources may change."));
        }
        if (!plan.isBalanced()) {
            problem.at(
                    "/resources",
                    "FINANCING_PLAN_UNBALANCED",
                    new Text(
                            "Les dépenses font " + plan.totalCost() + " EUR et les ressources " + plan.totalResources()
                                    + " EUR.",
                            "Costs are " + plan.totalCost() + " EUR and resources " + plan.totalResources() + " EUR."));
        }
        refuse(problem);
    }

    /** After the approval a milestone is dropped in the open, by its state; it does not vanish. */
    private static void checkKept(Problem problem, List<Milestone> before, List<Milestone> now) {
        Set<String> titles = now.stream().map(Milestone::title).collect(Collectors.toSet());
        before.stream()
                .map(Milestone::title)
                .filter(title -> !titles.contains(title))
                .forEach(title -> problem.at(
                        "/items",
                        "MILESTONE_REMOVED",
                        new Text(
                                "Le jalon « " + title + " » ne s'efface pas : passez-le à DROPPED.",
                                "Milestone \"" + title + "\" does not vanish: set it to DROPPED.")));
    }

    private static Problem invalid() {
        return ProjectProblem.FOLLOW_UP_INVALID.because(
                "Le suivi est incohérent : voir errors.", "The follow-up is inconsistent: see errors.");
    }

    private static void refuse(Problem problem) {
        if (!problem.items().isEmpty()) {
            throw problem;
        }
    }

    private static <T> Part<T> part(SeenProject seen, T view) {
        return new Part<>(view, seen.project().version());
    }
}
