package fr.territoiresindustrie.funding.application;

import fr.territoiresindustrie.funding.envelope.Envelope;
import fr.territoiresindustrie.funding.envelope.EnvelopeService;
import fr.territoiresindustrie.funding.envelope.Movements;
import fr.territoiresindustrie.funding.ledger.Authority;
import fr.territoiresindustrie.funding.ledger.LedgerProblem;
import fr.territoiresindustrie.funding.ledger.MovementKind;
import fr.territoiresindustrie.funding.ledger.NewMovement;
import fr.territoiresindustrie.funding.project.Project;
import fr.territoiresindustrie.funding.project.ProjectService;
import fr.territoiresindustrie.kit.event.Outbox;
import fr.territoiresindustrie.kit.history.History;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.importing.ImportLines;
import fr.territoiresindustrie.kit.importing.ImportReportView;
import fr.territoiresindustrie.kit.importing.ImportReports;
import fr.territoiresindustrie.kit.importing.RowResult;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes down the agreements of grants that were published elsewhere: labelled as such, without the steps that led to them, each committed on
 * the envelope through the ledger like any other.
 */
@ApplicationScoped
public class GrantImportService {

    static final String KIND = "PUBLISHED_GRANTS";
    private static final String REASON = "Reconstitué d'après les subventions publiées";

    private final ApplicationRepository applications;
    private final EnvelopeService envelopes;
    private final ProjectService projects;
    private final ImportReports reports;
    private final History history;
    private final Outbox outbox;
    private final Ids ids;
    private final Time time;

    GrantImportService(
            ApplicationRepository applications,
            EnvelopeService envelopes,
            ProjectService projects,
            ImportReports reports,
            History history,
            Outbox outbox,
            Ids ids,
            Time time) {
        this.applications = applications;
        this.envelopes = envelopes;
        this.projects = projects;
        this.reports = reports;
        this.history = history;
        this.outbox = outbox;
        this.ids = ids;
        this.time = time;
    }

    /** Imports the rows in one transaction; each row has its result. 503 while a project that a row names has not arrived in the copy. */
    @Transactional
    ImportReportView run(GrantImportRequests.Create request, Caller caller) {
        ImportLines.refuseRepeated(
                request.rows().stream().map(GrantImportRequests.Row::line).toList());
        Envelope envelope = envelopes.get(request.envelope());
        if (envelope.origin() != Envelope.Origin.PUBLISHED_GRANTS) {
            throw ApplicationProblem.ENVELOPE_NOT_FOR_PUBLISHED_GRANTS.because(
                    "Des subventions publiées ne s'engagent que sur une enveloppe reconstituée de leur somme.",
                    "Published grants are committed only on an envelope reconstructed from their sum.");
        }
        Map<UUID, Project> known = projects(request.rows());
        Movements movements = envelopes.hold(List.of(envelope));
        // looked for once the envelope is held: another import of the same rows has committed by now, or waits for us
        Map<String, UUID> before = new HashMap<>(applications.published(
                request.rows().stream().map(GrantImportRequests.Row::externalId).toList()));
        Iterator<String> references =
                applications.nextReferences(request.rows().size()).iterator();
        Money left = movements.balance(envelope, Authority.AE, 0).available();
        List<RowResult> results = new ArrayList<>();
        List<Application> accepted = new ArrayList<>();
        for (GrantImportRequests.Row row : request.rows()) {
            RowResult result = judge(row, known, before, left);
            if (result.status() == RowResult.Status.ACCEPTED) {
                Application application =
                        write(row, references.next(), Objects.requireNonNull(known.get(row.projectId())), envelope);
                accepted.add(application);
                left = left.minus(row.amount());
                before.put(row.externalId(), application.id());
                result = RowResult.accepted(
                        row.line(), row.externalId(), application.id().toString());
            }
            results.add(result);
        }
        applications.flush();
        tell(accepted, caller);
        accepted.forEach(application -> movements.post(commitment(application), caller));
        movements.write();
        return reports.write(KIND, request.source(), results, caller);
    }

    private Map<UUID, Project> projects(List<GrantImportRequests.Row> rows) {
        List<UUID> named = rows.stream()
                .map(GrantImportRequests.Row::projectId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<UUID, Project> known =
                projects.find(named).stream().collect(Collectors.toMap(Project::id, Function.identity()));
        if (known.size() < named.size()) {
            throw ApplicationProblem.PROJECTS_NOT_READY
                    .because(
                            "La copie des projets attend encore " + (named.size() - known.size()) + " projets.",
                            "The copy of projects still awaits " + (named.size() - known.size()) + " projects.")
                    .retryAfter(1);
        }
        return known;
    }

    private static RowResult judge(
            GrantImportRequests.Row row, Map<UUID, Project> known, Map<String, UUID> before, Money left) {
        UUID present = before.get(row.externalId());
        if (present != null) {
            return RowResult.unchanged(row.line(), row.externalId(), present.toString());
        }
        if (row.projectId() == null
                || !Objects.requireNonNull(known.get(row.projectId())).isApproved()) {
            return refused(
                    row,
                    "NO_APPROVED_PROJECT",
                    "Aucun projet approuvé ne porte cette subvention.",
                    "No approved project stands for this grant.");
        }
        if (!row.hasSiren()) {
            return refused(
                    row, "INVALID_SIREN", "Le SIREN du bénéficiaire est faux.", "The beneficiary's SIREN is wrong.");
        }
        if (!row.amount().isPositive()) {
            return refused(row, LedgerProblem.AMOUNT_NOT_POSITIVE.code(), "Montant nul.", "Amount of zero.");
        }
        if (left.compareTo(row.amount()) < 0) {
            return refused(
                    row,
                    LedgerProblem.OVER_COMMITMENT.code(),
                    "Il ne reste que " + left + " EUR.",
                    "Only " + left + " EUR are left.");
        }
        return RowResult.accepted(row.line(), row.externalId(), "");
    }

    private static RowResult refused(GrantImportRequests.Row row, String code, String fr, String en) {
        return RowResult.refused(row.line(), row.externalId(), code, fr, en);
    }

    private Application write(GrantImportRequests.Row row, String reference, Project project, Envelope envelope) {
        Application application = new Application(
                ids.next(),
                reference,
                project,
                envelope,
                null,
                new Asked.Request(
                        row.subject(),
                        new Asked.Beneficiary(row.beneficiaryName(), row.beneficiarySiren(), null),
                        row.amount(),
                        null,
                        null),
                Origin.PUBLISHED_GRANTS,
                time.now());
        application.reconstruct(row.externalId(), row.amount(), row.legalReference());
        applications.persist(application);
        return application;
    }

    private void tell(List<Application> accepted, Caller caller) {
        history.appendAll(accepted.stream()
                .map(application -> new History.Signed(
                        new History.Entry(
                                ApplicationService.TYPE,
                                application.id().toString(),
                                "RECONSTRUCT",
                                null,
                                application.state().name(),
                                REASON,
                                null),
                        caller))
                .toList());
        outbox.appendAll(accepted.stream()
                .map(application -> new Outbox.Event(
                        "applications",
                        application.id().toString(),
                        "application.agreed",
                        ApplicationEvent.of(application),
                        Outbox.traceparent()))
                .toList());
    }

    private static NewMovement commitment(Application application) {
        return NewMovement.ofApplication(
                application.envelopeId(),
                MovementKind.COMMITMENT,
                application.agreement().amount(),
                application.id(),
                application.agreement().legalReference(),
                null,
                REASON);
    }
}
