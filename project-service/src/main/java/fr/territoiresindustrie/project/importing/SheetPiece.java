package fr.territoiresindustrie.project.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as it waits for its turn: JSON text, or the cells of a line.
 *
 * @param cells by column, those that are not empty
 * @param count how many cells the line has, where that is not as many as there are columns
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SheetPiece(
        int line,
        String externalId,
        @Nullable String sheet,
        @Nullable Map<String, String> cells,
        @Nullable Integer count) {}
