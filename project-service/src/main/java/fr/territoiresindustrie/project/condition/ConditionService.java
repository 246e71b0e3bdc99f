package fr.territoiresindustrie.project.condition;

import fr.territoiresindustrie.kit.time.Time;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the other features ask of conditions. Who may see or lift them is asked before, of the project. */
@ApplicationScoped
public class ConditionService {

    private final ConditionRepository conditions;
    private final Time time;

    ConditionService(ConditionRepository conditions, Time time) {
        this.conditions = conditions;
        this.time = time;
    }

    /** The conditions of a project, in order. */
    public List<ConditionView> of(UUID project) {
        LocalDate today = time.today();
        return conditions.of(project).stream().map(row -> row.view(today)).toList();
    }

    public int countOpen(UUID project) {
        return conditions.countOpen(project);
    }

    public void set(UUID project, List<NewCondition> given, @Nullable UUID session) {
        given.forEach(condition -> conditions.add(project, condition, session, time.now()));
    }

    /** Lifts an open condition; answers false when it is not open. */
    public boolean lift(UUID project, int number, String note) {
        return conditions.lift(project, number, note, time.now());
    }

    /** Closes what the decision that is undone had set. */
    public void cancelOpen(UUID project) {
        conditions.cancelOpen(project, time.now());
    }
}
