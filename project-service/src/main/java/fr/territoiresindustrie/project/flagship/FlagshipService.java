package fr.territoiresindustrie.project.flagship;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.version.IfMatch;
import fr.territoiresindustrie.project.pipeline.PipelineService;
import fr.territoiresindustrie.project.pipeline.PipelineService.Known;
import fr.territoiresindustrie.project.pipeline.PipelineService.Note;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/** Sets and unsets flagships: a public project is shown, a reason is always given. */
@ApplicationScoped
class FlagshipService {

    private final PipelineService projects;

    FlagshipService(PipelineService projects) {
        this.projects = projects;
    }

    /** The flag, with the version of the project that it belongs to. */
    record Flagged(FlagshipView view, long version) {}

    @Transactional
    Flagged get(UUID id, Caller caller) {
        return view(projects.see(id, caller));
    }

    @Transactional
    Flagged write(UUID id, FlagshipRequests.Edit wanted, IfMatch version, Caller caller) {
        Known known = projects.seeUnmerged(id, caller);
        version.check(known.version());
        if (wanted.flagship() && !known.state().isPublic()) {
            throw FlagshipProblem.FLAGSHIP_NOT_POSSIBLE.because(
                    "Un projet totem est un projet approuvé ou sa suite.",
                    "A flagship is a project that is approved, or what became of one.");
        }
        if (wanted.flagship() != known.flagship()) {
            projects.show(id, wanted.flagship(), wanted.reason());
            String action = wanted.flagship() ? "FLAGSHIP_SET" : "FLAGSHIP_UNSET";
            String event = wanted.flagship() ? "project.flagship-set" : "project.flagship-unset";
            projects.note(id, new Note(action, event, wanted.reason(), Map.of("flagship", wanted.flagship())), caller);
        }
        return view(projects.see(id, caller));
    }

    private static Flagged view(Known known) {
        return new Flagged(
                new FlagshipView(known.id(), known.flagship(), known.flagshipReason(), known.flagshipSince()),
                known.version());
    }
}
