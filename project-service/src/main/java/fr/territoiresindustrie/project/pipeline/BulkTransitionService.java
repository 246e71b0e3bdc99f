package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.project.pipeline.BulkRequests.Item;
import fr.territoiresindustrie.project.pipeline.BulkRequests.Moves;
import fr.territoiresindustrie.project.pipeline.BulkResultView.ItemView;
import fr.territoiresindustrie.project.pipeline.BulkResultView.Status;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Moves many projects by one command. Each is a move like any other, in a transaction of its own; all or nothing checks each first, and then
 * moves all in one.
 */
@ApplicationScoped
class BulkTransitionService {

    private final TransitionService transitions;

    BulkTransitionService(TransitionService transitions) {
        this.transitions = transitions;
    }

    /** One project is refused while all are moved together. */
    private static final class Refused extends RuntimeException {
        private final transient Item item;
        private final transient Problem problem;

        Refused(Item item, Problem problem) {
            super(null, null, false, false);
            this.item = item;
            this.problem = problem;
        }
    }

    BulkResultView run(Moves moves, Caller caller, Locale locale) {
        refuseRepeated(moves.items());
        boolean onlyChecks = Boolean.TRUE.equals(moves.dryRun());
        if (!moves.together() || onlyChecks) {
            return BulkResultView.of(each(moves, onlyChecks, caller, locale));
        }
        List<ItemView> checked = each(moves, true, caller, locale);
        if (checked.stream().anyMatch(item -> item.status() == Status.REFUSED)) {
            return BulkResultView.of(checked);
        }
        try {
            return BulkResultView.of(QuarkusTransaction.requiringNew()
                    .call(() -> moves.items().stream()
                            .map(item -> together(item, moves, caller))
                            .toList()));
        } catch (Refused overtaken) {
            return BulkResultView.of(checked.stream()
                    .map(item -> item.id().equals(overtaken.item.id())
                            ? ItemView.refused(item.id(), overtaken.problem, locale)
                            : item)
                    .toList());
        }
    }

    private List<ItemView> each(Moves moves, boolean onlyChecks, Caller caller, Locale locale) {
        List<ItemView> results = new ArrayList<>();
        for (Item item : moves.items()) {
            try {
                results.add(ItemView.of(
                        item.id(),
                        onlyChecks ? Status.VALID : Status.MOVED,
                        QuarkusTransaction.requiringNew().call(() -> move(item, moves, onlyChecks, caller))));
            } catch (Problem refused) {
                results.add(ItemView.refused(item.id(), refused, locale));
            }
        }
        return results;
    }

    private ItemView together(Item item, Moves moves, Caller caller) {
        try {
            return ItemView.of(item.id(), Status.MOVED, move(item, moves, false, caller));
        } catch (Problem refused) {
            throw new Refused(item, refused);
        }
    }

    private ProjectView move(Item item, Moves moves, boolean onlyChecks, Caller caller) {
        return transitions.run(item.id(), moves.transition(onlyChecks), IfMatch.required(item.ifMatch()), caller);
    }

    private static void refuseRepeated(List<Item> items) {
        Set<UUID> seen = new HashSet<>();
        Problem problem = BulkProblem.BULK_REPEATS_PROJECT.because(
                "Un projet est nommé deux fois : voir errors.", "A project is named twice: see errors.");
        for (int i = 0; i < items.size(); i++) {
            if (!seen.add(items.get(i).id())) {
                problem.at("/items/" + i + "/id", "REPEATED", new Text("Projet déjà nommé.", "Project named before."));
            }
        }
        if (!problem.items().isEmpty()) {
            throw problem;
        }
    }
}
