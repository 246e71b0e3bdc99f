package fr.territoiresindustrie.project.award;

import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The table of the copy. */
@ApplicationScoped
class AwardRepository {

    private final EntityManager entities;

    AwardRepository(EntityManager entities) {
        this.entities = entities;
    }

    record Row(
            UUID applicationId,
            String reference,
            String operator,
            String envelopeCode,
            long amountCents,
            String state,
            @Nullable LocalDate agreedOn,
            @Nullable String legalReference,
            boolean reconstructed) {

        AwardView view() {
            return new AwardView(
                    applicationId,
                    reference,
                    operator,
                    envelopeCode,
                    new Money(amountCents),
                    state,
                    agreedOn,
                    legalReference,
                    reconstructed);
        }
    }

    Page<AwardView> of(UUID project, PageRequest page) {
        return new KeysetQuery<>(
                        Row.class,
                        "application_id, reference, operator, envelope_code, amount_cents, state, agreed_on,"
                                + " legal_reference, reconstructed",
                        "award")
                .where("project_id = :project", "project", project)
                .orderBy("reference", KeyType.TEXT)
                .orderBy("application_id", KeyType.UUID)
                .read(
                        entities,
                        page,
                        row -> List.of(row.reference(), row.applicationId().toString()))
                .map(Row::view);
    }

    /** Writes an award as an event tells it, unless a later event has written it. Answers whether it did. */
    boolean write(AwardTold told, long sequence) {
        return entities.unwrap(Session.class)
                        .createNativeMutationQuery("""
                        insert into award as copy (application_id, project_id, reference, operator, envelope_code,
                            amount_cents, state, agreed_on, legal_reference, reconstructed, sequence)
                        values (:id, :project, :reference, :operator, :envelope, :cents, :state,
                            cast(:agreedOn as date), :legalReference, :reconstructed, :sequence)
                        on conflict (application_id) do update set
                            project_id = excluded.project_id, reference = excluded.reference,
                            operator = excluded.operator, envelope_code = excluded.envelope_code,
                            amount_cents = excluded.amount_cents, state = excluded.state,
                            agreed_on = excluded.agreed_on, legal_reference = excluded.legal_reference,
                            reconstructed = excluded.reconstructed, sequence = excluded.sequence
                        where excluded.sequence > copy.sequence""")
                        .setParameter("id", told.id())
                        .setParameter("project", told.projectId())
                        .setParameter("reference", told.reference())
                        .setParameter("operator", told.operator())
                        .setParameter("envelope", told.envelopeCode())
                        .setParameter("cents", told.amount().cents())
                        .setParameter("state", told.state())
                        .setParameter(
                                "agreedOn",
                                told.agreedOn() == null ? null : told.agreedOn().toString(),
                                String.class)
                        .setParameter("legalReference", told.legalReference(), String.class)
                        .setParameter("reconstructed", told.reconstructed())
                        .setParameter("sequence", sequence)
                        .executeUpdate()
                == 1;
    }

    record Funding(
            String operator,
            long agreedCents,
            long paidCents,
            @Nullable LocalDate lastPaidOn) {

        KnownFunding view() {
            return new KnownFunding(operator, new Money(agreedCents), new Money(paidCents), lastPaidOn);
        }
    }

    List<KnownFunding> known(UUID project) {
        return entities.unwrap(Session.class)
                .createNativeQuery("""
                        select a.operator,
                            cast(sum(case when a.state = 'DECOMMITTED' then 0 else a.amount_cents end) as bigint) as agreed,
                            cast(coalesce(sum(p.paid), 0) as bigint) as paid, max(p.last) as last
                        from award a left join lateral (
                            select sum(case kind when 'RECOVERY' then - amount_cents else amount_cents end) as paid,
                                max(confirmed_on) as last
                            from payment where application_id = a.application_id) p on true
                        where a.project_id = :project
                        group by a.operator order by a.operator""", Funding.class)
                .setParameter("project", project)
                .getResultStream()
                .map(Funding::view)
                .toList();
    }

    /** Writes a payment once; a confirmed payment never changes. Answers whether it was new. */
    boolean write(PaymentTold told) {
        return entities.createNativeQuery("""
                        insert into payment (id, application_id, project_id, amount_cents, kind, confirmed_on)
                        values (:id, :application, :project, :cents, :kind, :on) on conflict (id) do nothing""")
                        .setParameter("id", told.id())
                        .setParameter("application", told.applicationId())
                        .setParameter("project", told.projectId())
                        .setParameter("cents", told.amount().cents())
                        .setParameter("kind", told.kind())
                        .setParameter("on", told.confirmedOn())
                        .executeUpdate()
                == 1;
    }

    /** A project that shows an award anew is a new version of itself: its entity tag must change. */
    void renewVersionOf(UUID project) {
        entities.createNativeQuery("update project set version = version + 1 where id = :project")
                .setParameter("project", project)
                .executeUpdate();
    }
}
