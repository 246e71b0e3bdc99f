package fr.territoiresindustrie.partner.client;

import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.partner.limit.Denials;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.SortedSet;

/** Suspended, deleted and expired clients: the tokens that they still hold are refused at the gateways. */
@ApplicationScoped
class ShutOut implements Denials {

    private final ClientRepository clients;
    private final Time time;

    ShutOut(ClientRepository clients, Time time) {
        this.clients = clients;
        this.time = time;
    }

    @Override
    public SortedSet<String> denied() {
        return clients.shutOut(time.now());
    }
}
