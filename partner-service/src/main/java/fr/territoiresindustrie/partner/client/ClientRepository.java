package fr.territoiresindustrie.partner.client;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The clients. */
@ApplicationScoped
class ClientRepository implements PanacheRepositoryBase<Client, String> {

    private static final int AT_ONCE = 20;

    /** A row that only names a client. */
    record Listed(String id) {}

    Optional<Client> shown(String id) {
        return find("id = ?1 and state <> ?2", id, ClientState.DELETED).firstResultOptional();
    }

    Optional<Client> locked(String id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    Page<Client> page(@Nullable ClientState state, PageRequest request) {
        Page<Listed> page = new KeysetQuery<>(Listed.class, "id", "client")
                .where("state <> :deleted", "deleted", ClientState.DELETED.name())
                .where("state = :state", "state", state == null ? null : state.name())
                .orderBy("id", KeyType.TEXT)
                .read(getEntityManager(), request, row -> List.of(row.id()));
        Map<String, Client> byId = list(
                        "id in ?1", page.items().stream().map(Listed::id).toList())
                .stream()
                .collect(Collectors.toMap(Client::id, Function.identity()));
        return page.map(row -> byId.get(row.id()));
    }

    /** Those who must not pass, whatever their tokens say. */
    SortedSet<String> shutOut(Instant now) {
        return getEntityManager()
                .createQuery("select c.id from Client c where c.state <> :active or c.expiresAt <= :now", String.class)
                .setParameter("active", ClientState.ACTIVE)
                .setParameter("now", now)
                .getResultStream()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those of whom the realm knows something else. */
    List<String> pending() {
        return getEntityManager()
                .createQuery("select c.id from Client c where c.pending = true order by c.updatedAt", String.class)
                .setMaxResults(AT_ONCE)
                .getResultList();
    }

    /** Marks those whose end has come since the realm was told of them. */
    void noteExpired(Instant now) {
        update(
                "pending = true where pending = false and state = ?1 and expiresAt <= ?2"
                        + " and (toldAt is null or toldAt < expiresAt)",
                ClientState.ACTIVE,
                now);
    }

    /** Not a change of the client: its version stays. */
    void noteTold(String id, Instant now) {
        update("pending = false, toldAt = ?1 where id = ?2", now, id);
    }

    void forgetDeleted(Instant before) {
        delete("state = ?1 and pending = false and updatedAt < ?2", ClientState.DELETED, before);
    }
}
