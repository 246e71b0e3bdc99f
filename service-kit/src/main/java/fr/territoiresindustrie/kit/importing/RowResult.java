package fr.territoiresindustrie.kit.importing;

import fr.territoiresindustrie.kit.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row.
 *
 * @param line the row's line in its source, from 1
 * @param externalId the row's identity in its source; importing it again changes nothing
 * @param resultId what it became here, null when refused
 * @param code stable code of the refusal, null when accepted
 */
public record RowResult(
        int line,
        String externalId,
        Status status,
        @Nullable String resultId,
        @Nullable String code,
        @Nullable Text reason) {

    /** New, known already, or refused with its reason. */
    @Schema(name = "ImportRowStatus")
    public enum Status {
        ACCEPTED,
        UNCHANGED,
        REFUSED
    }

    public static RowResult accepted(int line, String externalId, String resultId) {
        return new RowResult(line, externalId, Status.ACCEPTED, resultId, null, null);
    }

    public static RowResult unchanged(int line, String externalId, String resultId) {
        return new RowResult(line, externalId, Status.UNCHANGED, resultId, null, null);
    }

    public static RowResult refused(int line, String externalId, String code, String fr, String en) {
        return new RowResult(line, externalId, Status.REFUSED, null, code, new Text(fr, en));
    }
}
