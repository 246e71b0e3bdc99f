package fr.territoiresindustrie.partner.client;

import fr.territoiresindustrie.kit.time.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Brings the realm to what administrators want, one client in a transaction. */
@ApplicationScoped
class RealmSyncService {

    private final ClientRepository clients;
    private final RealmClient realm;
    private final RealmConfig config;
    private final Time time;

    RealmSyncService(ClientRepository clients, RealmClient realm, RealmConfig config, Time time) {
        this.clients = clients;
        this.realm = realm;
        this.config = config;
        this.time = time;
    }

    /** Ids of clients of whom the realm knows something else. */
    @Transactional
    List<String> pending() {
        clients.noteExpired(time.now());
        clients.forgetDeleted(time.now().minus(config.tokenLife()));
        return clients.pending();
    }

    /** Holds the client meanwhile: a change waits, and is told after this one. */
    @Transactional
    void bring(String id) {
        clients.locked(id).filter(Client::pending).ifPresent(client -> {
            if (client.state() == ClientState.DELETED) {
                realm.remove(id);
            } else {
                realm.bring(client);
            }
            clients.noteTold(id, time.now());
        });
    }
}
