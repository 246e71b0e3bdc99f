package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.identity.Caller;
import java.util.List;
import java.util.UUID;

/** Which projects look like a new one. */
public interface Resemblance {

    /** The references of those that the caller sees, the most similar first. */
    List<String> references(UUID project, Caller caller);
}
