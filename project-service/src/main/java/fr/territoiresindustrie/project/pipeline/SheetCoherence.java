package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.project.sheet.Calendar;
import fr.territoiresindustrie.project.sheet.ExternalId;
import fr.territoiresindustrie.project.sheet.Milestone;
import fr.territoiresindustrie.project.sheet.Share;
import fr.territoiresindustrie.project.sheet.Sheet;
import fr.territoiresindustrie.project.sheet.Theme;
import fr.territoiresindustrie.project.territory.Territory;
import fr.territoiresindustrie.project.territory.TerritoryService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A draft may be incomplete, but not contradict itself or its programme: all that it contradicts is told at once. */
@ApplicationScoped
class SheetCoherence {

    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 2200;

    private final TerritoryService territories;
    private final Time time;

    SheetCoherence(TerritoryService territories, Time time) {
        this.territories = territories;
        this.time = time;
    }

    /** The sheet, when it is coherent (else 422 with every place). */
    Sheet checked(Sheet sheet, Territory territory) {
        Problem problem = ProjectProblem.PROJECT_SHEET_INVALID.because(
                "La fiche se contredit : voir errors.", "The sheet contradicts itself: see errors.");
        checkTheme(problem, sheet.theme(), territory);
        checkCalendar(problem, sheet.calendar());
        checkMilestones(problem, "/milestones", sheet.milestones());
        checkShares(problem, sheet.sharedWith(), territory);
        checkExternalIds(problem, sheet.externalIds());
        for (int i = 0; i < sheet.achievedResults().size(); i++) {
            checkDay(
                    problem,
                    "/achievedResults/" + i + "/measuredOn",
                    sheet.achievedResults().get(i).measuredOn());
        }
        if (!problem.items().isEmpty()) {
            throw problem;
        }
        return sheet;
    }

    private static void checkTheme(Problem problem, @Nullable Theme theme, Territory territory) {
        if (theme != null && theme.phase() != territory.phase()) {
            problem.at(
                    "/theme",
                    "THEME_OF_OTHER_PHASE",
                    new Text(
                            "Ce thème est de la phase " + theme.phase() + ", le territoire de la phase "
                                    + territory.phase() + ".",
                            "This theme belongs to phase " + theme.phase() + ", the territory to phase "
                                    + territory.phase() + "."));
        }
    }

    private static void checkCalendar(Problem problem, @Nullable Calendar calendar) {
        if (calendar != null) {
            checkDay(problem, "/calendar/start", calendar.start());
            checkDay(problem, "/calendar/end", calendar.end());
            if (calendar.runsBackwards()) {
                problem.at(
                        "/calendar/end",
                        "DATES_REVERSED",
                        new Text("La fin précède le début.", "The end comes before the start."));
            }
        }
    }

    /** Milestones are told apart by their titles, and are reached on a day that has come. */
    void checkMilestones(Problem problem, String pointer, List<Milestone> milestones) {
        Set<String> titles = new HashSet<>();
        for (int i = 0; i < milestones.size(); i++) {
            Milestone milestone = milestones.get(i);
            String here = pointer + "/" + i;
            if (!titles.add(milestone.title())) {
                problem.at(
                        here + "/title",
                        "REPEATED",
                        new Text("Un autre jalon a ce titre.", "Another milestone has this title."));
            }
            checkDay(problem, here + "/dueOn", milestone.dueOn());
            checkDay(problem, here + "/reachedOn", milestone.reachedOn());
            boolean reached = milestone.state() == Milestone.State.REACHED;
            if (reached != (milestone.reachedOn() != null)) {
                problem.at(
                        here + "/reachedOn",
                        reached ? "REQUIRED" : "NOT_REACHED",
                        new Text(
                                "La date d'atteinte va avec l'état REACHED, et lui seul.",
                                "The day of reaching goes with state REACHED, and with it alone."));
            } else if (milestone.reachedOn() != null && milestone.reachedOn().isAfter(time.today())) {
                problem.at(
                        here + "/reachedOn",
                        "IN_THE_FUTURE",
                        new Text("Ce jour n'est pas encore venu.", "This day has not come yet."));
            }
        }
    }

    private void checkShares(Problem problem, List<Share> shares, Territory territory) {
        Set<String> named = new HashSet<>();
        for (int i = 0; i < shares.size(); i++) {
            String code = shares.get(i).territory();
            String here = "/sharedWith/" + i + "/territory";
            Optional<Territory> other = territories.find(code);
            if (code.equals(territory.code()) || !named.add(code)) {
                problem.at(
                        here,
                        "REPEATED",
                        new Text("Ce territoire est déjà du projet.", "This territory is in the project already."));
            } else if (other.isEmpty()) {
                problem.at(
                        here,
                        "UNKNOWN_TERRITORY",
                        new Text("Ce territoire n'existe pas.", "There is no such territory."));
            } else if (other.get().phase() != territory.phase()) {
                problem.at(
                        here,
                        "TERRITORY_OF_OTHER_PHASE",
                        new Text("Ce territoire est d'une autre phase.", "This territory is of another phase."));
            }
        }
    }

    private static void checkExternalIds(Problem problem, List<ExternalId> externalIds) {
        Set<String> systems = new HashSet<>();
        for (int i = 0; i < externalIds.size(); i++) {
            if (!systems.add(externalIds.get(i).system())) {
                problem.at(
                        "/externalIds/" + i + "/system",
                        "REPEATED",
                        new Text(
                                "Un projet a un identifiant par plateforme.",
                                "A project has one identifier on a platform."));
            }
        }
    }

    private static void checkDay(Problem problem, String pointer, @Nullable LocalDate day) {
        if (day != null && (day.getYear() < EARLIEST_YEAR || day.getYear() > LATEST_YEAR)) {
            problem.at(
                    pointer,
                    "OUT_OF_RANGE",
                    new Text("Une date entre 1900 et 2200 est attendue.", "A date between 1900 and 2200 is expected."));
        }
    }
}
