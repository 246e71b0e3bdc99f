package fr.territoiresindustrie.project.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.importing.RowResult.RowError;
import fr.territoiresindustrie.kit.problem.JsonProblem;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.ViolationProblem;
import fr.territoiresindustrie.kit.text.PlainText;
import fr.territoiresindustrie.kit.text.Text;
import fr.territoiresindustrie.project.pipeline.DraftService;
import fr.territoiresindustrie.project.sheet.Sheet;
import fr.territoiresindustrie.project.territory.Territory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges a sheet of an import as the API judges one that is sent to it, and says of each refusal where it stands in the row. */
@ApplicationScoped
class SheetExamination {

    private static final int LONGEST_IDENTITY = 100;

    private final ObjectMapper json;
    private final Validator validator;
    private final DraftService drafts;

    SheetExamination(ObjectMapper json, Validator validator, DraftService drafts) {
        this.json = json;
        this.validator = validator;
        this.drafts = drafts;
    }

    /** The sheet, or null when it cannot be read; adds to {@code errors} all that is wrong. */
    @Nullable
    Sheet judge(SheetPiece piece, Territory territory, List<RowError> errors) {
        judgeIdentity(piece, errors);
        if (piece.count() != null) {
            errors.add(new RowError(
                    null,
                    "WRONG_CELL_COUNT",
                    new Text(
                            "La ligne a " + piece.count() + " cellules, l'en-tête un autre nombre.",
                            "The line has " + piece.count() + " cells, the header another number.")));
            return null;
        }
        @Nullable Sheet sheet = read(piece, errors);
        if (sheet == null) {
            return null;
        }
        var violations = validator.validate(sheet);
        if (violations.isEmpty()) {
            drafts.contradiction(sheet, territory).ifPresent(problem -> add(problem, piece, errors));
        } else {
            add(ViolationProblem.of(new ConstraintViolationException(violations)), piece, errors);
        }
        return sheet;
    }

    private static void judgeIdentity(SheetPiece piece, List<RowError> errors) {
        String field = piece.cells() == null ? "/externalId" : "externalId";
        String id = piece.externalId();
        if (id.isBlank()) {
            errors.add(new RowError(field, "REQUIRED", new Text("Donnez un identifiant.", "Give an identifier.")));
        } else if (id.length() > LONGEST_IDENTITY || !new PlainText.Validator().isValid(id, null)) {
            errors.add(new RowError(
                    field,
                    "WRONG_FORMAT",
                    new Text(
                            "100 caractères au plus, sans caractère de contrôle.",
                            "At most 100 characters, without control characters.")));
        }
    }

    private @Nullable Sheet read(SheetPiece piece, List<RowError> errors) {
        try {
            if (piece.cells() == null) {
                return json.readValue(String.valueOf(piece.sheet()), Sheet.class);
            }
            SheetCells cells = new SheetCells(piece.cells());
            errors.addAll(cells.errors());
            return json.treeToValue(cells.sheet(), Sheet.class);
        } catch (JsonProcessingException e) {
            Problem problem = JsonProblem.of(e);
            add(problem, piece, errors);
            return null;
        }
    }

    private static void add(Problem problem, SheetPiece piece, List<RowError> errors) {
        for (Problem.Item item : problem.items()) {
            errors.add(new RowError(field(piece, item), item.code(), item.message()));
        }
        if (problem.items().isEmpty()) {
            errors.add(new RowError(null, problem.code().code(), problem.detail()));
        }
    }

    private static @Nullable String field(SheetPiece piece, Problem.Item item) {
        @Nullable String pointer = item.pointer();
        if (pointer == null) {
            return null;
        }
        return piece.cells() == null ? "/sheet" + pointer : SheetColumn.at(pointer);
    }
}
