package fr.territoiresindustrie.territory.recall;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.territoiresindustrie.kit.batch.Batches;
import fr.territoiresindustrie.kit.batch.Batches.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives an answer again as long as the registry is what it was when the answer was read.
 *
 * <p>Never a stale one: whoever asks first learns how the registry stands, from the database and at a moment after the question came. Those
 * who come while that is being looked up share the next look, so that it costs the less for each the more they are. Notifications
 * would cost nothing, but arrive after the commit that they tell of: who had just written through another process would read the old.
 */
@ApplicationScoped
public class Recall {

    /** Bytes of all answers that are kept. */
    private static final long MOST = 10_000_000;

    /** Of an answer that does not say its own: the longest, an intercommunality with its communes, is some ten kilobytes. */
    private static final int USUAL = 5_000;

    private static final int SHARED = 1_000;

    private record Kept(RegistryState state, Object answer) {}

    /** An answer that is long, and knows how long. */
    public interface Sized {
        int bytes();
    }

    private final Cache<Record, Kept> answers = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((Record question, Kept kept) -> kept.answer() instanceof Sized sized ? sized.bytes() : USUAL)
            .build();
    private final Batches<Class<?>, Record, RegistryState> looks;

    Recall(RegistryStateRepository states) {
        looks = new Batches<>(SHARED, questions -> look(states, questions), failure -> false);
    }

    /**
     * The answer to a question, outside of any transaction.
     *
     * @param question all that the answer depends on besides the registry, in a type of its own for each kind of answer
     * @param type of the answer
     * @param read reads the answer when none is known
     */
    public <A> A answer(Record question, Class<A> type, Supplier<A> read) {
        RegistryState now = looks.run(RegistryState.class, question);
        @Nullable Kept known = answers.getIfPresent(question);
        if (known != null && known.state().equals(now)) {
            return type.cast(known.answer());
        }
        // Read after the look: it may show more than that state, never less, and is asked again at the next.
        A answer = read.get();
        answers.put(question, new Kept(now, answer));
        return answer;
    }

    private static List<Outcome<RegistryState>> look(RegistryStateRepository states, List<Record> questions) {
        return Collections.nCopies(questions.size(), new Outcome.Done<>(states.read()));
    }
}
