package fr.territoiresindustrie.funding.importing;

import fr.territoiresindustrie.funding.envelope.Envelope;
import fr.territoiresindustrie.funding.envelope.EnvelopeService;
import fr.territoiresindustrie.funding.envelope.Movements;
import fr.territoiresindustrie.funding.importing.EnvelopeImportRequests.Basis;
import fr.territoiresindustrie.funding.importing.EnvelopeImportRequests.Movement;
import fr.territoiresindustrie.funding.importing.EnvelopeImportRequests.Row;
import fr.territoiresindustrie.funding.ledger.Authority;
import fr.territoiresindustrie.funding.ledger.MovementKind;
import fr.territoiresindustrie.funding.ledger.NewMovement;
import fr.territoiresindustrie.funding.source.FundingSource;
import fr.territoiresindustrie.funding.source.FundingSourceService;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.importing.ImportLines;
import fr.territoiresindustrie.kit.importing.ImportReportView;
import fr.territoiresindustrie.kit.importing.ImportReports;
import fr.territoiresindustrie.kit.importing.RowResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes down announced envelopes: openings, replenishments and freezes, each a movement with its quotation. */
@ApplicationScoped
public class EnvelopeImportService {

    static final String KIND = "ENVELOPES";

    private final EnvelopeService envelopes;
    private final FundingSourceService sources;
    private final ImportedMovementRepository imported;
    private final ImportReports reports;

    EnvelopeImportService(
            EnvelopeService envelopes,
            FundingSourceService sources,
            ImportedMovementRepository imported,
            ImportReports reports) {
        this.envelopes = envelopes;
        this.sources = sources;
        this.imported = imported;
        this.reports = reports;
    }

    /**
     * Imports the rows in their order, in one transaction; each row has its result. One import at a time, and the envelopes that are there
     * already are locked all at once, in the order of their ids: neither another import nor a transfer can wait for us while we wait for it.
     */
    @Transactional
    ImportReportView run(EnvelopeImportRequests.Create request, Caller caller) {
        ImportLines.refuseRepeated(request.rows().stream().map(Row::line).toList());
        imported.oneAtATime();
        Map<String, String> before = new HashMap<>(
                imported.find(request.rows().stream().map(Row::externalId).toList()));
        Map<String, Envelope> present = new HashMap<>(
                envelopes.named(request.rows().stream().map(Row::envelope).collect(Collectors.toSet())));
        Movements movements = envelopes.hold(present.values());
        List<RowResult> results = new ArrayList<>();
        for (Row row : request.rows()) {
            results.add(take(row, before, present, movements, caller));
        }
        movements.write();
        return reports.write(KIND, request.source(), results, caller);
    }

    private RowResult take(
            Row row, Map<String, String> before, Map<String, Envelope> known, Movements movements, Caller caller) {
        @Nullable String moved = before.get(row.externalId());
        if (moved != null) {
            return RowResult.unchanged(row.line(), row.externalId(), moved);
        }
        if (row.basis() == Basis.ANNUAL) {
            return RowResult.refused(
                    row.line(),
                    row.externalId(),
                    "NOT_A_TOTAL",
                    "Montant annuel : il ne fixe pas le total d'une enveloppe.",
                    "An amount a year: it does not set the total of an envelope.");
        }
        if (!row.amount().isPositive()) {
            return RowResult.refused(
                    row.line(), row.externalId(), "AMOUNT_NOT_POSITIVE", "Montant nul.", "Amount of zero.");
        }
        Optional<Envelope> present = Optional.ofNullable(known.get(row.envelope()));
        if (row.movement() == Movement.OPENING && present.isPresent()) {
            return RowResult.refused(
                    row.line(),
                    row.externalId(),
                    "ENVELOPE_CODE_TAKEN",
                    "Une autre ligne a ouvert cette enveloppe.",
                    "Another row has opened this envelope.");
        }
        if (row.movement() != Movement.OPENING && present.isEmpty()) {
            return RowResult.refused(
                    row.line(),
                    row.externalId(),
                    "UNKNOWN_ENVELOPE",
                    "Aucune enveloppe de ce code n'est ouverte.",
                    "No envelope with this code is open.");
        }
        if (present.isPresent() && present.get().origin() == Envelope.Origin.OPENED_HERE) {
            return RowResult.refused(
                    row.line(),
                    row.externalId(),
                    "ENVELOPE_OF_ITS_OWNER",
                    "Cette enveloppe est ouverte et mouvementée par son organisme.",
                    "This envelope is opened and moved by the body that answers for it.");
        }
        if (!sources.isFreeOrOf(
                row.fundingSource().code(),
                row.fundingSource().ownerKind(),
                row.fundingSource().ownerCode())) {
            return RowResult.refused(
                    row.line(),
                    row.externalId(),
                    "SOURCE_OF_ANOTHER_OWNER",
                    "Une source de ce code répond à un autre organisme.",
                    "A source with this code is another body's.");
        }
        Envelope envelope = present.orElseGet(() -> {
            Envelope opened = open(row, caller);
            movements.began(opened);
            known.put(row.envelope(), opened);
            return opened;
        });
        movements.post(movement(row, envelope), caller);
        imported.remember(row.externalId(), envelope.code());
        before.put(row.externalId(), envelope.code());
        return RowResult.accepted(row.line(), row.externalId(), envelope.code());
    }

    private Envelope open(Row row, Caller caller) {
        FundingSource source = sources.findOrOpen(
                row.fundingSource().code(),
                row.fundingSource().label(),
                row.fundingSource().ownerKind(),
                row.fundingSource().ownerCode(),
                caller);
        return envelopes.open(
                row.envelope(),
                source,
                row.basis() == Basis.SUM_OF_GRANTS
                        ? Envelope.Origin.PUBLISHED_GRANTS
                        : Envelope.Origin.PUBLISHED_FIGURES,
                new Envelope.Description(
                        row.label(), null, row.startsOn(), row.endsOn(), row.quotation(), row.sourceUrl()));
    }

    private static NewMovement movement(Row row, Envelope envelope) {
        MovementKind kind = switch (row.movement()) {
            case OPENING -> MovementKind.OPENING;
            case REPLENISHMENT -> MovementKind.REPLENISHMENT;
            case FREEZE -> MovementKind.FREEZE;
        };
        return NewMovement.of(
                        envelope.id(),
                        kind,
                        Authority.AE,
                        0,
                        row.amount(),
                        row.effectiveOn(),
                        row.quotation() == null ? row.label() : row.label() + " : « " + row.quotation() + " »",
                        row.externalId())
                .published(row.sourceUrl());
    }
}
