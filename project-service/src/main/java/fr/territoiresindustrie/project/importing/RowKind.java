package fr.territoiresindustrie.project.importing;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.importing.RowResult;
import fr.territoiresindustrie.kit.job.Jobs;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One kind of rows, for the one way in which all are imported. */
interface RowKind {

    /** Its name in reports. */
    String name();

    /** Judges rows, applies those that are fit unless only a check is asked for, and answers one result for each. */
    List<RowResult> take(Rows rows);

    /** The line and identity of a row, for one that is refused before it is looked at. */
    RowResult repeated(Jobs.Input input);

    /**
     * Some rows of an import.
     *
     * @param scope whose they are, where the kind has that
     * @param apply whether to write what is fit
     * @param earlier the rows before these, where they are judged only: what they name is not written yet
     */
    record Rows(
            List<Jobs.Input> inputs,
            String source,
            @Nullable String scope,
            boolean apply,
            Caller caller,
            Supplier<List<Jobs.Input>> earlier) {}
}
