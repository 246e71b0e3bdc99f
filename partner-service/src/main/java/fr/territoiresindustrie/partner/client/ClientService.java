package fr.territoiresindustrie.partner.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.history.HistoryEntryView;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.transition.TransitionsView;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.partner.limit.LimitService;
import fr.territoiresindustrie.partner.usage.UsageService;
import fr.territoiresindustrie.partner.usage.UsageView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What administrators do with machine clients. */
@ApplicationScoped
class ClientService {

    private final ClientRepository clients;
    private final RealmClient realm;
    private final ClientJournal journal;
    private final LimitService limits;
    private final UsageService usage;
    private final ObjectMapper json;
    private final Time time;

    ClientService(
            ClientRepository clients,
            RealmClient realm,
            ClientJournal journal,
            LimitService limits,
            UsageService usage,
            ObjectMapper json,
            Time time) {
        this.clients = clients;
        this.realm = realm;
        this.journal = journal;
        this.limits = limits;
        this.usage = usage;
        this.json = json;
        this.time = time;
    }

    @Transactional
    Page<ClientView> list(@Nullable ClientState state, PageRequest page) {
        return clients.page(state, page).map(this::view);
    }

    @Transactional
    ClientView get(String id) {
        return view(of(id));
    }

    /** The realm is told within the transaction: a client that cannot be made there is not made here. */
    @Transactional
    ClientView create(ClientRequests.Creation creation, Caller caller) {
        if (clients.findByIdOptional(creation.id()).isPresent()) {
            throw ClientProblem.CLIENT_EXISTS.because(
                    "Ce nom est pris, ou l'était il y a peu : choisissez-en un autre.",
                    "This name is taken, or was a moment ago: choose another one.");
        }
        Client client = new Client(creation.id(), creation.authentication(), time.now());
        write(client, creation.client(), "/client");
        realm.bring(client);
        client.told(time.now());
        clients.persistAndFlush(client);
        if (creation.limits() != null) {
            limits.give(subject(client), creation.limits(), caller);
        }
        journal.changed(client, "CREATE", "client.created", caller);
        return view(client);
    }

    @Transactional
    ClientView write(String id, ClientRequests.Writing writing, IfMatch version, Caller caller) {
        Client client = at(id, version);
        write(client, writing, "");
        clients.flush();
        journal.changed(client, "WRITE", "client.changed", caller);
        return view(client);
    }

    /** Findings point into the body, where the writing stands at the given place. */
    private void write(Client client, ClientRequests.Writing writing, String place) {
        ClientClaims.check(writing, place, time.now());
        client.write(writing, PublicKeys.read(client.authentication(), writing.keys(), place), time.now());
    }

    /** A new secret, told this once: neither this service nor its store of answers keeps it. */
    @Transactional
    ClientView.Secret newSecret(String id, IfMatch version, Caller caller) {
        Client client = at(id, version);
        if (client.authentication() != ClientAuthentication.SECRET) {
            throw ClientProblem.CLIENT_HAS_NO_SECRET.because(
                    "Ce client signe avec ses clés : réécrivez-le pour les changer.",
                    "This client signs with its keys: write it anew to change them.");
        }
        Instant now = time.now();
        client.gotSecret(now);
        clients.flush();
        journal.changed(client, "ROTATE_SECRET", "client.credentials-changed", caller);
        return new ClientView.Secret(id, realm.newSecret(id), now);
    }

    @Transactional
    TransitionsView options(String id, Locale locale) {
        Client client = of(id);
        return TransitionsView.of(
                client.state(),
                client.version(),
                ClientWorkflow.TABLE.options(client, ClientWorkflow.ADMINISTRATION),
                locale);
    }

    /** The gateways know within a second; the realm a little later. */
    @Transactional
    ClientView run(String id, ClientRequests.Transition transition, IfMatch version, Caller caller) {
        Client client = at(id, version);
        ClientState from = client.state();
        if (Boolean.TRUE.equals(transition.dryRun())) {
            ClientWorkflow.TABLE.decide(client, transition.command(), ClientWorkflow.ADMINISTRATION);
            return view(client);
        }
        client.run(transition.command(), time.now());
        clients.flush();
        journal.moved(client, transition, from, caller);
        return view(client);
    }

    @Transactional
    void delete(String id, IfMatch version, Caller caller) {
        Client client = at(id, version);
        client.delete(time.now());
        clients.flush();
        limits.withdraw(subject(client), caller);
        journal.changed(client, "DELETE", "client.deleted", caller);
    }

    @Transactional
    Page<HistoryEntryView> history(String id, PageRequest page) {
        return journal.of(of(id).id(), page);
    }

    /** For administrators, and for the client itself. */
    @Transactional
    UsageView usage(String id, @Nullable LocalDate from, @Nullable LocalDate to, Caller caller) {
        boolean isSteering = caller.is(Roles.PLATFORM_ADMIN) || caller.is(Roles.DELEGATION);
        if (!isSteering && !caller.client().equals(id)) {
            throw RequestProblem.notFound();
        }
        return usage.of("client:" + id, from, to);
    }

    private Client at(String id, IfMatch version) {
        Client client = clients.locked(id)
                .filter(found -> found.state() != ClientState.DELETED)
                .orElseThrow(RequestProblem::notFound);
        version.check(client.version());
        return client;
    }

    private Client of(String id) {
        return clients.shown(id).orElseThrow(RequestProblem::notFound);
    }

    private static String subject(Client client) {
        return "client:" + client.id();
    }

    private ClientView view(Client client) {
        try {
            String keys = client.keys();
            return new ClientView(
                    client.id(),
                    client.name(),
                    client.roles(),
                    client.operator(),
                    client.regions(),
                    client.territories(),
                    client.authentication(),
                    keys == null ? null : json.readTree(keys),
                    client.state(),
                    client.expiresAt(),
                    client.secretAt(),
                    client.pending(),
                    client.createdAt(),
                    client.updatedAt(),
                    client.version());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("keys are JSON", e);
        }
    }
}
