package fr.territoiresindustrie.funding.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.funding.proof.LedgerProofView.FindingView;
import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Checks the invariants, which are the view {@code ledger_violation}, and keeps what was found. */
@ApplicationScoped
class LedgerProofRepository {

    private static final TypeReference<List<FindingView>> FINDINGS = new TypeReference<>() {};

    /** One statement, so that the head and all that is compared are of one snapshot. */
    private static final String PROVE = """
            insert into ledger_proof (id, envelope_id, at, actor, number, hash, findings)
            select :id, h.envelope_id, clock_timestamp(), :actor, h.number, encode(h.hash, 'hex'), coalesce(
                (select jsonb_agg(jsonb_build_object('invariant', v.invariant, 'detail', v.detail))
                 from (select invariant, detail from ledger_violation where envelope_id = :envelope limit 100) v), '[]')
            from ledger_head h where h.envelope_id = :envelope""";

    private static final String DUE = """
            select e.code from envelope e join ledger_head h on h.envelope_id = e.id
            left join lateral (select at, number from ledger_proof r where r.envelope_id = e.id order by id desc limit 1) last on true
            where (cast(:envelope as uuid) is null or e.id = cast(:envelope as uuid))
              and (last.at is null or last.at < :oldest or (h.number > last.number and last.at < :youngest))
            order by last.at nulls first, e.code""";

    private final EntityManager entities;
    private final ObjectMapper json;

    LedgerProofRepository(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    /** The codes of the envelopes whose last proof is too old, the oldest first; of one alone where one is named. */
    List<String> due(@Nullable UUID envelope, Instant oldest, Instant youngest) {
        return entities.unwrap(Session.class)
                .createNativeQuery(DUE, String.class)
                .setParameter("envelope", envelope == null ? null : envelope.toString(), String.class)
                .setParameter("oldest", oldest)
                .setParameter("youngest", youngest)
                .getResultList();
    }

    /** Whether nobody else proves this envelope now; nobody will until the end of the transaction. */
    boolean isMine(UUID envelope) {
        return entities.unwrap(Session.class)
                .createNativeQuery(
                        "select pg_try_advisory_xact_lock(hashtextextended('proof of ' || :envelope, 0))",
                        Boolean.class)
                .setParameter("envelope", envelope.toString())
                .getSingleResult();
    }

    /** Proves an envelope and keeps the result. Reading a million movements takes longer than an ordinary statement may. */
    void prove(UUID id, UUID envelope, String actor) {
        entities.createNativeQuery("set local statement_timeout = '10min'").executeUpdate();
        entities.createNativeQuery(PROVE)
                .setParameter("id", id)
                .setParameter("envelope", envelope)
                .setParameter("actor", actor)
                .executeUpdate();
    }

    /** Newest first. */
    Page<LedgerProofView> page(UUID envelope, String code, PageRequest page) {
        return new KeysetQuery<>(
                        Row.class, "id, at, actor, number, hash, cast(findings as text) as findings", "ledger_proof")
                .where("envelope_id = :envelope", "envelope", envelope)
                .orderBy("id", KeyType.UUID)
                .descending()
                .read(entities, page, r -> List.of(r.id().toString()))
                .map(row -> view(row, code));
    }

    LedgerProofView get(UUID id, String code) {
        return view(
                entities.unwrap(Session.class)
                        .createNativeQuery(
                                "select id, at, actor, number, hash, cast(findings as text) from ledger_proof where id = :id",
                                Row.class)
                        .setParameter("id", id)
                        .getSingleResult(),
                code);
    }

    private LedgerProofView view(Row row, String code) {
        try {
            List<FindingView> findings = json.readValue(row.findings(), FINDINGS);
            return new LedgerProofView(
                    row.id(), code, row.at(), row.number(), row.hash(), findings.isEmpty(), findings, row.actor());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("findings are JSON", e);
        }
    }

    record Row(UUID id, Instant at, String actor, long number, String hash, String findings) {}
}
