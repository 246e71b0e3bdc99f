package fr.territoiresindustrie.kit.importing;

import fr.territoiresindustrie.kit.text.Text;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row.
 *
 * @param line the row's line in its source, from 1
 * @param externalId the row's identity in its source; importing it again changes nothing
 * @param resultId what it became here, null when refused
 * @param code stable code of the refusal, null when accepted
 * @param field what is refused: a JSON pointer into the row, or the name of its column
 * @param errors all that is refused, where the row was looked at whole; of an accepted one, what it is to be looked at again for
 */
public record RowResult(
        int line,
        String externalId,
        Status status,
        @Nullable String resultId,
        @Nullable String code,
        @Nullable Text reason,
        @Nullable String field,
        List<RowError> errors) {

    /** One of several refusals of a row. */
    public record RowError(@Nullable String field, String code, Text reason) {}

    /** New, changed, known already, fit but not applied (a dry run, or all or nothing), or refused with its reason. */
    @Schema(name = "ImportRowStatus")
    public enum Status {
        ACCEPTED,
        UPDATED,
        UNCHANGED,
        VALID,
        REFUSED
    }

    public static RowResult accepted(int line, String externalId, String resultId) {
        return new RowResult(line, externalId, Status.ACCEPTED, resultId, null, null, null, List.of());
    }

    public static RowResult unchanged(int line, String externalId, String resultId) {
        return new RowResult(line, externalId, Status.UNCHANGED, resultId, null, null, null, List.of());
    }

    public static RowResult refused(int line, String externalId, String code, String fr, String en) {
        return new RowResult(line, externalId, Status.REFUSED, null, code, new Text(fr, en), null, List.of());
    }

    public static RowResult updated(int line, String externalId, String resultId) {
        return new RowResult(line, externalId, Status.UPDATED, resultId, null, null, null, List.of());
    }

    /** The row would be accepted; {@code resultId} is what it would change, null when it would be new. */
    public static RowResult valid(int line, String externalId, @Nullable String resultId) {
        return new RowResult(line, externalId, Status.VALID, resultId, null, null, null, List.of());
    }

    /** Refused for each of these reasons, of which there is one at least. */
    public static RowResult refused(int line, String externalId, List<RowError> errors) {
        RowError first = errors.getFirst();
        return new RowResult(
                line,
                externalId,
                Status.REFUSED,
                null,
                first.code(),
                first.reason(),
                first.field(),
                List.copyOf(errors));
    }
}
