package fr.territoiresindustrie.funding.reconciliation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.funding.reconciliation.Candidate.Reason;
import fr.territoiresindustrie.funding.source.FundingSource.OwnerKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The payments that a line of accounts may be. */
@ApplicationScoped
class CandidateRepository {

    /**
     * For each line of an extract the payments that it may be, the likeliest first. There are just these three ways to a confidence that is
     * shown, and each has its index: the database is asked for what agrees, whatever else the body has paid.
     */
    static final String CANDIDATES_OF = """
            select l.line, c.id, c.reference, c.legal_reference, c.beneficiary_siret, c.beneficiary_siren, c.amount, c.confirmed_on
            from jsonb_to_recordset(cast(:lines as jsonb)) l (line int, reference text, siret text, amount bigint, paid_on date)
            cross join lateral (
                select found.*, case when upper(legal_reference) = upper(l.reference) then %1$d else 0 end
                    + case when amount = l.amount then %2$d else 0 end
                    + case when beneficiary_siret = l.siret then %3$d when left(l.siret, 9) = beneficiary_siren then %4$d else 0 end
                    + case when abs(confirmed_on - l.paid_on) <= %6$d then %5$d else 0 end as confidence
                from (
                    select p.id, p.reference, a.legal_reference, a.beneficiary_siret, a.beneficiary_siren, p.amount, p.confirmed_on
                    from application a join payment p on p.application_id = a.id
                    where a.owner_kind = :kind and a.owner_code = :owner and upper(a.legal_reference) = upper(l.reference)
                      and p.state = 'CONFIRMED' and p.kind <> 'RECOVERY'
                    union
                    select p.id, p.reference, a.legal_reference, a.beneficiary_siret, a.beneficiary_siren, p.amount, p.confirmed_on
                    from payment p join application a on a.id = p.application_id
                    where a.owner_kind = :kind and a.owner_code = :owner and a.beneficiary_siret = l.siret and p.amount = l.amount
                      and p.state = 'CONFIRMED' and p.kind <> 'RECOVERY'
                    union
                    select p.id, p.reference, a.legal_reference, a.beneficiary_siret, a.beneficiary_siren, p.amount, p.confirmed_on
                    from payment p join application a on a.id = p.application_id
                    where a.owner_kind = :kind and a.owner_code = :owner and p.amount = l.amount
                      and p.confirmed_on between l.paid_on - %6$d and l.paid_on + %6$d
                      and p.state = 'CONFIRMED' and p.kind <> 'RECOVERY') found
                order by confidence desc, reference limit %7$d) c
            order by l.line, c.confidence desc, c.reference""".formatted(
                    Reason.LEGAL_REFERENCE.weight(),
                    Reason.AMOUNT.weight(),
                    Reason.SIRET.weight(),
                    Reason.SIREN.weight(),
                    Reason.DATE.weight(),
                    Candidate.DAYS,
                    Proposed.SHOWN);

    private final EntityManager entities;
    private final ObjectMapper json;

    CandidateRepository(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    /** The payments that lines may be, by their line; lines that none may be are not there. */
    Map<Integer, List<Paid>> candidates(OwnerKind kind, String owner, List<ReconciliationRequests.Line> lines) {
        return entities.unwrap(Session.class)
                .createNativeQuery(CANDIDATES_OF, Paid.class)
                .setParameter("kind", kind.name())
                .setParameter("owner", owner)
                .setParameter("lines", text(lines))
                .getResultStream()
                .collect(Collectors.groupingBy(Paid::line));
    }

    /** A line as the database is asked about it; the amount in cents. */
    record Asked(
            int line,
            String reference,
            @Nullable String siret,
            long amount,
            @JsonProperty("paid_on") String paidOn) {
        static Asked of(ReconciliationRequests.Line line) {
            return new Asked(
                    line.line(),
                    line.legalReference(),
                    line.siret(),
                    line.amount().cents(),
                    line.paidOn().toString());
        }
    }

    private String text(List<ReconciliationRequests.Line> lines) {
        try {
            return json.writeValueAsString(lines.stream().map(Asked::of).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records can be written", e);
        }
    }

    boolean isPaidBy(UUID payment, OwnerKind kind, String owner) {
        return ((Number) entities.createNativeQuery("""
                                select count(*) from payment p join application a on a.id = p.application_id
                                where p.id = :payment and p.state = 'CONFIRMED' and a.owner_kind = :kind and a.owner_code = :owner""")
                                .setParameter("payment", payment)
                                .setParameter("kind", kind.name())
                                .setParameter("owner", owner)
                                .getSingleResult())
                        .longValue()
                > 0;
    }
}
