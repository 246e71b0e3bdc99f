package fr.territoiresindustrie.platform.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which trial is played on which request. What repeats an earlier request is let through, so that a client that goes on comes to its end. */
final class Script {

    private final Set<Trial> open = EnumSet.allOf(Trial.class);
    private final List<Call> calls = new ArrayList<>();

    /** Keeps the request, with the trial that is to be played on it. */
    synchronized Optional<Trial> play(Call call) {
        Optional<Trial> trial = calls.stream().anyMatch(call::saysTheSameAs)
                ? Optional.empty()
                : open.stream().filter(one -> one.canBePlayedOn(call)).findFirst();
        trial.ifPresent(open::remove);
        calls.add(new Call(
                call.at(), call.method(), call.target(), call.key(), call.ifMatch(), call.body(), trial.orElse(null)));
        return trial;
    }

    synchronized List<Finding> findings() {
        return Arrays.stream(Trial.values()).map(trial -> trial.judge(calls)).toList();
    }
}
