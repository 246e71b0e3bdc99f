package fr.territoiresindustrie.territory.change;

import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.territory.change.ChangeRequests.Creation;
import fr.territoiresindustrie.territory.perimeter.TerritoryAnnouncement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Writes what was done into the territory's history, and tells the other services. */
@ApplicationScoped
class ChangeTelling {

    private static final String TERRITORY = "territory";

    private final History history;
    private final TerritoryAnnouncement announcement;

    ChangeTelling(History history, TerritoryAnnouncement announcement) {
        this.history = history;
        this.announcement = announcement;
    }

    void created(String code, Creation request, Caller caller) {
        history.append(
                new History.Entry(
                        TERRITORY,
                        code,
                        "CREATE",
                        null,
                        null,
                        request.decision().title(),
                        Map.of(
                                "validFrom",
                                request.validFrom(),
                                "decision",
                                request.decision().reference())),
                caller);
        announcement.created(code);
    }

    void changed(ChangeView view, String action, String reason, Caller caller) {
        history.append(
                new History.Entry(
                        TERRITORY,
                        view.territory(),
                        action,
                        null,
                        null,
                        reason,
                        Map.of(
                                "change", String.valueOf(view.id()),
                                "effectiveOn", view.effectiveOn(),
                                "decision", view.decision().reference(),
                                "join", keys(view.join()),
                                "leave", keys(view.leave()))),
                caller);
        announcement.changed(
                view.territory(),
                new TerritoryAnnouncement.Change(
                        String.valueOf(view.id()),
                        view.kind().name(),
                        view.state().name(),
                        view.effectiveOn(),
                        view.decision().reference()));
    }

    private static List<String> keys(List<ChangeView.Member> members) {
        return members.stream()
                .map(m -> m.communeCode() != null ? m.communeCode() : String.valueOf(m.siren()))
                .toList();
    }
}
