package fr.territoiresindustrie.project.pipeline;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;

/** What the event of a merge tells: what every event of a project does, and which project goes on. */
record MergedEvent(@JsonUnwrapped ProjectEvent project, UUID into, String intoReference) {}
