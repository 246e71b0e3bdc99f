package fr.territoiresindustrie.territory.contract;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Contracts, and what was signed. */
@ApplicationScoped
class ContractRepository {

    private static final String COLUMNS =
            "v.number, v.contract_id, v.kind, v.subject, v.signed_on, v.recorded_at, cast(v.content as text) as content";
    private static final String FROM = "contract_version v";

    private final EntityManager entities;

    ContractRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** All contracts of a territory, the last one first. */
    List<Contract> ofTerritory(String territory) {
        return entities.createQuery(
                        "from Contract c where c.territoryCode = :territory order by c.id desc", Contract.class)
                .setParameter("territory", territory)
                .getResultList();
    }

    void add(Contract contract) {
        entities.persist(contract);
        entities.flush();
    }

    void flush() {
        entities.flush();
    }

    int nextNumber(String territory) {
        return ((Number) entities.createNativeQuery(
                                "select coalesce(max(number), 0) + 1 from contract_version where territory_code = :territory")
                        .setParameter("territory", territory)
                        .getSingleResult())
                .intValue();
    }

    void addVersion(Contract contract, ContractVersionView.Kind kind, String subject, Signed signed) {
        entities.unwrap(Session.class)
                .createNativeMutationQuery("""
                        insert into contract_version (territory_code, number, contract_id, kind, subject, signed_on, content, recorded_at)
                        values (:territory, :number, :contract, :kind, :subject, :on, cast(:content as jsonb), :at)""")
                .setParameter("territory", contract.territory())
                .setParameter("number", contract.number())
                .setParameter("contract", contract.id())
                .setParameter("kind", kind.name())
                .setParameter("subject", subject)
                .setParameter("on", signed.on())
                .setParameter("content", signed.content())
                .setParameter("at", signed.recordedAt())
                .executeUpdate();
    }

    /** When, and what: its content as JSON. */
    record Signed(LocalDate on, String content, Instant recordedAt) {}

    Page<VersionRow> versions(String territory, PageRequest page) {
        return new KeysetQuery<>(VersionRow.class, COLUMNS, FROM)
                .where("v.territory_code = :territory", "territory", territory)
                .orderBy("v.number", KeyType.BIGINT)
                .descending()
                .read(entities, page, row -> List.of(row.number().toString()));
    }

    Optional<VersionRow> version(String territory, int number) {
        return entities.unwrap(Session.class)
                .createNativeQuery(
                        "select " + COLUMNS + " from " + FROM
                                + " where v.territory_code = :territory and v.number = :number",
                        VersionRow.class)
                .setParameter("territory", territory)
                .setParameter("number", number)
                .uniqueResultOptional();
    }

    /** The last version of a contract that was signed by a day. */
    Optional<VersionRow> versionOn(UUID contract, LocalDate day) {
        return entities.unwrap(Session.class)
                .createNativeQuery(
                        "select " + COLUMNS + " from " + FROM
                                + " where v.contract_id = :contract and v.signed_on <= :day order by v.number desc limit 1",
                        VersionRow.class)
                .setParameter("contract", contract)
                .setParameter("day", day)
                .uniqueResultOptional();
    }

    record VersionRow(
            Integer number,
            UUID contract,
            String kind,
            String subject,
            LocalDate signedOn,
            Instant recordedAt,
            String content) {}
}
