package fr.territoiresindustrie.gateway.access;

import org.jspecify.annotations.Nullable;

/**
 * A token's check.
 *
 * @param holder who holds it, when it is valid
 */
public record Checked(Verdict verdict, @Nullable Holder holder) {

    static final Checked INVALID = new Checked(Verdict.INVALID, null);
    static final Checked UNDECIDED = new Checked(Verdict.UNDECIDED, null);
}
