package fr.territoiresindustrie.project.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.importing.RowResult;
import fr.territoiresindustrie.kit.importing.RowResult.RowError;
import fr.territoiresindustrie.kit.job.Jobs;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.project.importing.ImportRequests.Kind;
import fr.territoiresindustrie.project.pipeline.DraftService;
import fr.territoiresindustrie.project.pipeline.DraftService.Known;
import fr.territoiresindustrie.project.pipeline.DraftService.Written;
import fr.territoiresindustrie.project.pipeline.ProjectState;
import fr.territoiresindustrie.project.pipeline.Resemblance;
import fr.territoiresindustrie.project.sheet.ExternalId;
import fr.territoiresindustrie.project.sheet.Sheet;
import fr.territoiresindustrie.project.territory.Territory;
import fr.territoiresindustrie.project.territory.TerritoryService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sheets of one territory: each becomes a draft, or rewrites the draft of its identity. */
@ApplicationScoped
class SheetService implements RowKind {

    private final TerritoryService territories;
    private final DraftService drafts;
    private final SheetExamination examination;
    private final Resemblance duplicates;
    private final ObjectMapper json;

    SheetService(
            TerritoryService territories,
            DraftService drafts,
            SheetExamination examination,
            Resemblance duplicates,
            ObjectMapper json) {
        this.duplicates = duplicates;
        this.territories = territories;
        this.drafts = drafts;
        this.examination = examination;
        this.json = json;
    }

    @Override
    public String name() {
        return Kind.PROJECT_SHEETS.name();
    }

    /** A row that is to be written, once all are judged. */
    private record Fit(
            SheetPiece piece, Sheet sheet, @Nullable Known known) {}

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public List<RowResult> take(Rows rows) {
        Territory territory =
                territories.find(String.valueOf(rows.scope())).orElseThrow(RequestProblem::referenceNotReady);
        List<SheetPiece> pieces = rows.inputs().stream().map(this::piece).toList();
        Map<String, Known> known = drafts.known(
                territory, pieces.stream().map(SheetPiece::externalId).toList());
        List<RowResult> results = new ArrayList<>();
        List<Fit> fit = new ArrayList<>();
        for (SheetPiece piece : pieces) {
            List<RowError> errors = new ArrayList<>();
            @Nullable Sheet sheet = examination.judge(piece, territory, errors);
            @Nullable Known before = known.get(piece.externalId());
            if (sheet == null || !errors.isEmpty()) {
                results.add(RowResult.refused(piece.line(), piece.externalId(), errors));
            } else if (before != null && before.sheet().changedFields(sheet).isEmpty()) {
                results.add(RowResult.unchanged(
                        piece.line(), piece.externalId(), before.id().toString()));
            } else if (before != null && before.state() != ProjectState.DRAFT) {
                results.add(RowResult.refused(piece.line(), piece.externalId(), List.of(notADraft(before))));
            } else {
                fit.add(new Fit(piece, sheet, before));
            }
        }
        List<Fit> free = free(territory, fit, rows, results);
        results.addAll(rows.apply() ? write(territory, free, rows) : check(free));
        return results;
    }

    /** Those whose identities on other platforms nobody else has; the others are refused. */
    private List<Fit> free(Territory territory, List<Fit> fit, Rows rows, List<RowResult> results) {
        List<ExternalId> named =
                fit.stream().flatMap(f -> f.sheet().externalIds().stream()).toList();
        if (named.isEmpty()) {
            return fit;
        }
        IdentityClaims claims = new IdentityClaims(drafts.owners(territory, named));
        rows.earlier().get().stream().map(this::piece).forEach(piece -> claims.claim(piece, identities(piece), null));
        List<Fit> free = new ArrayList<>();
        for (Fit one : fit) {
            List<RowError> errors = claims.claim(
                    one.piece(),
                    one.sheet().externalIds(),
                    one.known() == null ? null : one.known().id());
            if (errors.isEmpty()) {
                free.add(one);
            } else {
                results.add(RowResult.refused(one.piece().line(), one.piece().externalId(), errors));
            }
        }
        return free;
    }

    /** Of a row that was judged before: what cannot be read names none. */
    private List<ExternalId> identities(SheetPiece piece) {
        String sheet = piece.sheet() == null ? "" : piece.sheet();
        if (!sheet.contains("\"externalIds\"")) {
            return List.of();
        }
        try {
            return json.readValue(sheet, Sheet.class).externalIds();
        } catch (JsonProcessingException refusedBefore) {
            return List.of();
        }
    }

    private static RowError notADraft(Known before) {
        return new RowError(
                null,
                "NOT_A_DRAFT",
                new Text(
                        "Le projet est dans l'état " + before.state() + " : un import ne réécrit que des brouillons.",
                        "The project is in state " + before.state() + ": an import rewrites drafts only."));
    }

    private static List<RowResult> check(List<Fit> fit) {
        return fit.stream()
                .map(f -> RowResult.valid(
                        f.piece().line(),
                        f.piece().externalId(),
                        f.known() == null ? null : f.known().id().toString()))
                .toList();
    }

    private List<RowResult> write(Territory territory, List<Fit> fit, Rows rows) {
        Map<String, UUID> ids = drafts.write(
                territory,
                fit.stream()
                        .map(f -> new Written(f.piece().externalId(), f.sheet()))
                        .toList(),
                rows.source(),
                rows.caller());
        return fit.stream()
                .map(f -> {
                    String id = String.valueOf(ids.get(f.piece().externalId()));
                    return f.known() == null
                            ? accepted(f.piece(), id, rows)
                            : RowResult.updated(f.piece().line(), f.piece().externalId(), id);
                })
                .toList();
    }

    /** A new draft that looks like a project that is there is taken all the same, and said to. */
    private RowResult accepted(SheetPiece piece, String id, Rows rows) {
        List<RowError> warnings = duplicates.references(UUID.fromString(id), rows.caller()).stream()
                .limit(1)
                .map(reference -> new RowError(
                        piece.cells() == null ? "/sheet/title" : "title",
                        "NEAR_DUPLICATE",
                        new Text("Ressemble au projet " + reference + ".", "Looks like project " + reference + ".")))
                .toList();
        return new RowResult(
                piece.line(), piece.externalId(), RowResult.Status.ACCEPTED, id, null, null, null, warnings);
    }

    @Override
    public RowResult repeated(Jobs.Input input) {
        SheetPiece piece = piece(input);
        return RowResult.refused(
                piece.line(),
                piece.externalId(),
                List.of(new RowError(
                        piece.cells() == null ? "/externalId" : "externalId",
                        "REPEATED",
                        new Text(
                                "Une ligne précédente a déjà cet identifiant.",
                                "An earlier row has this identifier already."))));
    }

    Jobs.Input input(int position, SheetPiece piece) {
        try {
            return new Jobs.Input(position, piece.externalId(), json.writeValueAsString(piece));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a piece is made of plain values", e);
        }
    }

    private SheetPiece piece(Jobs.Input input) {
        try {
            return json.readValue(input.content(), SheetPiece.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an input holds what was written", e);
        }
    }
}
