package fr.territoiresindustrie.funding.reconciliation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.funding.source.FundingSource.OwnerKind;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The tables of extracts, their lines and what was decided. */
@ApplicationScoped
class ReconciliationRepository {

    private static final TypeReference<List<Candidate>> CANDIDATES = new TypeReference<>() {};

    /** The lines are counted for the extracts that are shown, not for all that there are. */
    private static final String EXTRACT_COLUMNS = """
            id, owner_kind, owner_code, source, lines,
            (select count(*) from accounts_line l where l.extract_id = e.id and l.match = 'MATCHED'),
            (select count(*) from accounts_line l where l.extract_id = e.id and l.match = 'AMBIGUOUS'),
            (select count(*) from accounts_line l where l.extract_id = e.id and l.match = 'UNMATCHED'),
            (select count(distinct d.line) from accounts_decision d where d.extract_id = e.id), uploaded_at""";

    private static final String EXTRACTS = "accounts_extract e";

    private static final String LINES = """
            (select l.extract_id, l.line, l.legal_reference, l.siret, l.amount, l.paid_on, l.match, l.confidence, cast(l.candidates as text) as candidates,
                    d.payment_id, d.reason, d.decided_at, d.decided_by
             from accounts_line l left join lateral (
                 select * from accounts_decision o where o.extract_id = l.extract_id and o.line = l.line order by o.id desc limit 1) d on true) line""";
    private static final String LINE_COLUMNS =
            "line, legal_reference, siret, amount, paid_on, match, confidence, candidates, payment_id, reason, decided_at, decided_by";

    /** Lines that were ever decided to be this payment, and whose last decision still says so. */
    private static final String TAKEN = """
            select count(*) from accounts_decision d
            where d.payment_id = :payment and (d.extract_id, d.line) <> (:extract, :line)
              and not exists (select 1 from accounts_decision later where later.extract_id = d.extract_id and later.line = d.line and later.id > d.id)""";

    private final EntityManager entities;
    private final ObjectMapper json;

    ReconciliationRepository(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    /** Whose extracts a caller reads; both null: all. */
    record Reader(@Nullable OwnerKind kind, @Nullable Collection<String> owners) {}

    void write(UUID id, ReconciliationRequests.Upload upload, Instant now, String by) {
        entities.createNativeQuery("""
                        insert into accounts_extract (id, owner_kind, owner_code, source, lines, uploaded_at, uploaded_by)
                        values (:id, :kind, :owner, :source, :lines, :now, :by)""")
                .setParameter("id", id)
                .setParameter("kind", upload.ownerKind().name())
                .setParameter("owner", upload.owner())
                .setParameter("source", upload.source())
                .setParameter("lines", upload.lines().size())
                .setParameter("now", now)
                .setParameter("by", by)
                .executeUpdate();
    }

    void write(UUID extract, ReconciliationRequests.Line line, Proposed proposed) {
        entities.unwrap(Session.class)
                .createNativeMutationQuery("""
                        insert into accounts_line (extract_id, line, legal_reference, siret, amount, paid_on, match, confidence, candidates)
                        values (:extract, :line, :reference, cast(:siret as text), :amount, :on, :match, :confidence, cast(:candidates as jsonb))""")
                .setParameter("extract", extract)
                .setParameter("line", line.line())
                .setParameter("reference", line.legalReference())
                .setParameter("siret", line.siret(), String.class)
                .setParameter("amount", line.amount().cents())
                .setParameter("on", line.paidOn())
                .setParameter("match", proposed.match().name())
                .setParameter("confidence", proposed.confidence())
                .setParameter("candidates", text(proposed.candidates()))
                .executeUpdate();
    }

    private String text(List<Candidate> candidates) {
        try {
            return json.writeValueAsString(candidates);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("candidates can be written", e);
        }
    }

    private List<Candidate> candidates(String text) {
        try {
            return json.readValue(text, CANDIDATES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("candidates are JSON", e);
        }
    }

    Page<ExtractView> extracts(Reader reader, PageRequest request) {
        return new KeysetQuery<>(ExtractRow.class, EXTRACT_COLUMNS, EXTRACTS)
                .where(
                        "owner_kind = :kind",
                        "kind",
                        reader.kind() == null ? null : reader.kind().name())
                .where(
                        "owner_code = any(cast(:owners as text[]))",
                        "owners",
                        reader.owners() == null ? null : reader.owners().toArray(String[]::new))
                .orderBy("id", KeyType.UUID)
                .descending()
                .read(entities, request, r -> List.of(r.id().toString()))
                .map(ExtractRow::view);
    }

    Optional<ExtractView> extract(UUID id) {
        return entities.unwrap(Session.class)
                .createNativeQuery(
                        "select " + EXTRACT_COLUMNS + " from " + EXTRACTS + " where id = :id", ExtractRow.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(ExtractRow::view);
    }

    Page<LineView> lines(UUID extract, Proposed.@Nullable Match match, PageRequest request) {
        return new KeysetQuery<>(LineRow.class, LINE_COLUMNS, LINES)
                .where("extract_id = :extract", "extract", extract)
                .where("match = :match", "match", match == null ? null : match.name())
                .orderBy("line", KeyType.BIGINT)
                .read(entities, request, r -> List.of(String.valueOf(r.line())))
                .map(row -> row.view(candidates(row.candidates())));
    }

    Optional<LineView> line(UUID extract, int line) {
        return entities.unwrap(Session.class)
                .createNativeQuery(
                        "select " + LINE_COLUMNS + " from " + LINES + " where extract_id = :extract and line = :line",
                        LineRow.class)
                .setParameter("extract", extract)
                .setParameter("line", line)
                .getResultStream()
                .findFirst()
                .map(row -> row.view(candidates(row.candidates())));
    }

    /** Decisions on one payment come one after the other. */
    void lock(UUID payment) {
        entities.createNativeQuery("select count(pg_advisory_xact_lock(hashtextextended(:name, 0)))")
                .setParameter("name", "accounts " + payment)
                .getSingleResult();
    }

    boolean isTaken(UUID payment, UUID extract, int line) {
        return ((Number) entities.createNativeQuery(TAKEN)
                                .setParameter("payment", payment)
                                .setParameter("extract", extract)
                                .setParameter("line", line)
                                .getSingleResult())
                        .longValue()
                > 0;
    }

    void decide(UUID id, UUID extract, int line, ReconciliationRequests.Decide decision, Instant now, String by) {
        entities.unwrap(Session.class)
                .createNativeMutationQuery("""
                        insert into accounts_decision (id, extract_id, line, payment_id, reason, decided_at, decided_by)
                        values (:id, :extract, :line, cast(:payment as uuid), :reason, :now, :by)""")
                .setParameter("id", id)
                .setParameter("extract", extract)
                .setParameter("line", line)
                .setParameter(
                        "payment",
                        decision.paymentId() == null
                                ? null
                                : decision.paymentId().toString(),
                        String.class)
                .setParameter("reason", decision.reason())
                .setParameter("now", now)
                .setParameter("by", by)
                .executeUpdate();
    }

    record ExtractRow(
            UUID id,
            String ownerKind,
            String ownerCode,
            String source,
            int lines,
            long matched,
            long ambiguous,
            long unmatched,
            long decided,
            Instant uploadedAt) {
        ExtractView view() {
            return new ExtractView(
                    id,
                    OwnerKind.valueOf(ownerKind),
                    ownerCode,
                    source,
                    lines,
                    matched,
                    ambiguous,
                    unmatched,
                    decided,
                    uploadedAt);
        }
    }

    record LineRow(
            int line,
            String legalReference,
            @Nullable String siret,
            long amount,
            LocalDate paidOn,
            String match,
            int confidence,
            String candidates,
            @Nullable UUID paymentId,
            @Nullable String reason,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy) {
        LineView view(List<Candidate> read) {
            return new LineView(
                    line,
                    legalReference,
                    siret,
                    new Money(amount),
                    paidOn,
                    match,
                    confidence,
                    read,
                    reason == null || decidedAt == null || decidedBy == null
                            ? null
                            : new LineView.DecisionView(paymentId, reason, decidedAt, decidedBy));
        }
    }
}
