package fr.territoiresindustrie.partner.client;

import fr.territoiresindustrie.kit.event.Outbox;
import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.history.HistoryEntryView;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what was done to a client, and tells of it. */
@ApplicationScoped
class ClientJournal {

    private static final String TYPE = "client";
    private static final String TOPIC = "clients";

    private final History history;
    private final Outbox outbox;

    ClientJournal(History history, Outbox outbox) {
        this.history = history;
        this.outbox = outbox;
    }

    void changed(Client client, String action, String event, Caller caller) {
        history.append(new History.Entry(TYPE, client.id(), action, null, null, null, Told.of(client)), caller);
        outbox.append(TOPIC, client.id(), event, Told.of(client));
    }

    void moved(Client client, ClientRequests.Transition transition, ClientState from, Caller caller) {
        history.append(
                new History.Entry(
                        TYPE,
                        client.id(),
                        transition.command().name(),
                        from.name(),
                        client.state().name(),
                        transition.reason(),
                        null),
                caller);
        String event = switch (transition.command()) {
            case SUSPEND -> "client.suspended";
            case RESUME -> "client.resumed";
        };
        outbox.append(TOPIC, client.id(), event, Told.of(client));
    }

    Page<HistoryEntryView> of(String id, PageRequest page) {
        return history.of(TYPE, id, page);
    }

    /** What is told: nothing that proves anything. */
    record Told(
            String id,
            String name,
            ClientState state,
            List<ClientRole> roles,
            @Nullable String operator,
            List<String> regions,
            List<String> territories,
            @Nullable Instant expiresAt) {

        static Told of(Client client) {
            return new Told(
                    client.id(),
                    client.name(),
                    client.state(),
                    client.roles(),
                    client.operator(),
                    client.regions(),
                    client.territories(),
                    client.expiresAt());
        }
    }
}
