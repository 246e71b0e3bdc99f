package fr.territoiresindustrie.territory.vintage;

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
import org.jspecify.annotations.Nullable;

/** Reads vintages, their findings and differences. */
@ApplicationScoped
class VintageRepository {

    private static final String COLUMNS =
            "v.id, v.year, cast(nullif(v.effective_on, '-infinity') as date) as effective_on, v.state, v.checksum, v.base_id, v.findings,"
                    + " v.changes, (select cast(json_agg(json_build_object('subject', c.subject, 'kind', c.kind, 'count', c.count)"
                    + " order by c.subject, c.kind) as text)"
                    + " from (select subject, kind, count(*) from reference_change where vintage_id = v.id group by subject, kind) c)"
                    + " as difference, v.submitted_at, v.applied_at, v.version";
    private static final String FROM = "reference_vintage v";

    private final EntityManager entities;

    VintageRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** Newest first. */
    Page<Row> list(boolean onlyApplied, PageRequest page) {
        return new KeysetQuery<>(Row.class, COLUMNS, FROM)
                .where("v.state = :state", "state", onlyApplied ? VintageState.APPLIED.name() : null)
                .orderBy("v.submitted_at", KeyType.TIMESTAMPTZ)
                .orderBy("v.id", KeyType.UUID)
                .descending()
                .read(
                        entities,
                        page,
                        row -> List.of(row.submittedAt().toString(), row.id().toString()));
    }

    Optional<Row> find(UUID id) {
        return one("where v.id = :value", id);
    }

    /** The last vintage that was applied: there is always one once the registry is filled. */
    Row lastApplied() {
        return one("where v.state = :value order by v.effective_on desc limit 1", VintageState.APPLIED.name())
                .orElseThrow();
    }

    /** A vintage that holds the same files for the same day, and is to be applied or is. */
    Optional<Row> sameFiles(String checksum, int year, LocalDate effectiveOn) {
        return entities.unwrap(Session.class)
                .createNativeQuery(
                        "select " + COLUMNS + " from " + FROM + " where v.checksum = :checksum and v.year = :year"
                                + " and v.effective_on = :effective and v.state in ('VALIDATED', 'APPLIED')",
                        Row.class)
                .setParameter("checksum", checksum)
                .setParameter("year", year)
                .setParameter("effective", effectiveOn)
                .uniqueResultOptional();
    }

    Page<ChangeRow> changes(
            UUID vintage, @Nullable String subject, @Nullable String kind, @Nullable String code, PageRequest page) {
        return new KeysetQuery<>(
                        ChangeRow.class,
                        "c.position, c.subject, c.kind, c.code, c.name, c.from_code, c.to_code, c.field, c.before, c.after",
                        "reference_change c")
                .where("c.vintage_id = :vintage", "vintage", vintage)
                .where("c.subject = :subject", "subject", subject)
                .where("c.kind = :kind", "kind", kind)
                .where("c.code = :code", "code", code)
                .orderBy("c.position", KeyType.BIGINT)
                .read(entities, page, row -> List.of(row.position().toString()));
    }

    Page<FindingRow> findings(UUID vintage, PageRequest page) {
        return new KeysetQuery<>(
                        FindingRow.class, "f.position, f.file, f.line, f.field, f.code, f.value", "vintage_finding f")
                .where("f.vintage_id = :vintage", "vintage", vintage)
                .orderBy("f.position", KeyType.BIGINT)
                .read(entities, page, row -> List.of(row.position().toString()));
    }

    private Optional<Row> one(String condition, Object value) {
        return entities.unwrap(Session.class)
                .createNativeQuery("select " + COLUMNS + " from " + FROM + " " + condition, Row.class)
                .setParameter("value", value)
                .uniqueResultOptional();
    }

    record Row(
            UUID id,
            Integer year,
            @Nullable LocalDate effectiveOn,
            String state,
            String checksum,
            @Nullable UUID base,
            Integer findings,
            Integer changes,
            @Nullable String difference,
            Instant submittedAt,
            @Nullable Instant appliedAt,
            Long version) {}

    record ChangeRow(
            Integer position,
            String subject,
            String kind,
            String code,
            String name,
            @Nullable String from,
            @Nullable String to,
            @Nullable String field,
            @Nullable String before,
            @Nullable String after) {}

    record FindingRow(
            Integer position,
            String file,
            @Nullable Integer line,
            @Nullable String field,
            String code,
            @Nullable String value) {}
}
