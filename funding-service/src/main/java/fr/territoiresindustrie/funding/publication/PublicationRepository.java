package fr.territoiresindustrie.funding.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import fr.territoiresindustrie.funding.application.AgreementTerms;
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
import org.jspecify.annotations.Nullable;

/**
 * Finds the agreements that the law wants published: those of one body and beneficiary that come to more than 23 000 euros in the year of their
 * signature. One without a date is held against the threshold alone.
 */
@ApplicationScoped
class PublicationRepository {

    private static final long THRESHOLD = 2_300_000;

    private static final String FROM = """
            (select a.id, a.reference, a.owner_kind, a.owner_code, g.name as body_name, g.siret as body_siret, a.beneficiary_name, a.beneficiary_siret,
                    a.subject, a.agreed, a.agreed_on, a.legal_reference, a.origin = 'PUBLISHED_GRANTS' as reconstructed, cast(a.terms as text) as terms
             from application a left join lateral (
                 select name, siret from granting_body b where b.owner_kind = a.owner_kind and b.owner_code = a.owner_code order by b.id desc limit 1) g on true
             where a.state in ('AGREED', 'IN_PAYMENT', 'SETTLED', 'DECOMMITTED')
               and (a.agreed > %1$d or (a.owner_kind, a.owner_code, a.beneficiary_siren, date_part('year', a.agreed_on)) in (
                 select o.owner_kind, o.owner_code, o.beneficiary_siren, date_part('year', o.agreed_on) from application o
                 where o.agreed is not null and o.agreed_on is not null
                 group by 1, 2, 3, 4 having sum(o.agreed) > %1$d))) agreement""".formatted(THRESHOLD);
    private static final String COLUMNS =
            "id, reference, owner_kind, owner_code, body_name, body_siret, beneficiary_name, beneficiary_siret, subject, agreed,"
                    + " agreed_on, legal_reference, reconstructed, terms";

    private final EntityManager entities;
    private final ObjectReader terms;

    PublicationRepository(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.terms = json.readerFor(AgreementTerms.class)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    /** What the file or the list of what is pending may be narrowed to. */
    record Filter(@Nullable String owner, @Nullable Integer year) {}

    Page<Agreement> page(Filter filter, PageRequest request) {
        return new KeysetQuery<>(Row.class, COLUMNS, FROM)
                .where("owner_code = :owner", "owner", filter.owner())
                .where("date_part('year', agreed_on) = :year", "year", filter.year())
                .orderBy("id", KeyType.UUID)
                .read(entities, request, r -> List.of(r.id().toString()))
                .map(this::agreement);
    }

    private Agreement agreement(Row row) {
        try {
            return new Agreement(
                    row.id(),
                    row.reference(),
                    row.ownerKind(),
                    row.ownerCode(),
                    row.bodyName(),
                    row.bodySiret(),
                    row.beneficiaryName(),
                    row.beneficiarySiret(),
                    row.subject(),
                    new Money(row.agreed()),
                    row.agreedOn(),
                    row.legalReference(),
                    row.reconstructed(),
                    terms.readValue(row.terms()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("terms are JSON", e);
        }
    }

    record Row(
            UUID id,
            String reference,
            String ownerKind,
            String ownerCode,
            @Nullable String bodyName,
            @Nullable String bodySiret,
            String beneficiaryName,
            @Nullable String beneficiarySiret,
            String subject,
            long agreed,
            @Nullable LocalDate agreedOn,
            @Nullable String legalReference,
            boolean reconstructed,
            String terms) {}
}
