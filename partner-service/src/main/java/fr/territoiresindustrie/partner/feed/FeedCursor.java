package fr.territoiresindustrie.partner.feed;

import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place in the feed: everything up to this position was read. Opaque for callers. */
public record FeedCursor(String feed, long position) {

    /** For who wants nothing of the past. */
    public static final String LATEST = "latest";

    private static final Pattern FORM = Pattern.compile("^([0-9a-f]{8})-([0-9a-z]{1,13})$");

    /**
     * The position to go on from.
     *
     * @param text a cursor, {@code latest}, or null for the oldest event kept
     * @throws Problem 400 for what is no cursor of this feed, 410 when events after it are no longer kept
     */
    public static long read(@Nullable String text, FeedHead.Mark head) {
        if (text == null || text.isEmpty()) {
            return head.pruned();
        }
        if (text.equals(LATEST)) {
            return head.last();
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw refused();
        }
        if (!form.group(1).equals(head.feed())) {
            throw FeedProblem.expired();
        }
        long position;
        try {
            position = Long.parseLong(form.group(2), 36);
        } catch (NumberFormatException tooLarge) {
            throw refused();
        }
        if (position > head.last()) {
            throw refused();
        }
        if (position < head.pruned()) {
            throw FeedProblem.expired();
        }
        return position;
    }

    /** As callers see it. */
    public String text() {
        return feed + "-" + Long.toString(position, 36);
    }

    private static Problem refused() {
        return RequestProblem.INVALID_CURSOR
                .because("Ce curseur n'est pas de ce fil d'événements.", "This cursor is not of this feed.")
                .parameter(
                        "after",
                        "INVALID_CURSOR",
                        new Text("Reprenez celui d'une réponse.", "Take the one of an answer."));
    }
}
