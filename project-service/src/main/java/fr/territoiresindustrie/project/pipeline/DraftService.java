package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.problem.Problem;
import fr.territoiresindustrie.kit.time.Ids;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.project.pipeline.ProjectJournal.Deed;
import fr.territoiresindustrie.project.sheet.ExternalId;
import fr.territoiresindustrie.project.sheet.Sheet;
import fr.territoiresindustrie.project.territory.Territory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Many drafts of one territory written together, each known by its identity on the platform it comes from. */
@ApplicationScoped
public class DraftService {

    private final ProjectRepository projects;
    private final SheetCoherence coherence;
    private final ExternalIdRepository externalIds;
    private final AgreementRepository agreements;
    private final ProjectJournal journal;
    private final Ids ids;
    private final Time time;

    DraftService(
            ProjectRepository projects,
            SheetCoherence coherence,
            ExternalIdRepository externalIds,
            AgreementRepository agreements,
            ProjectJournal journal,
            Ids ids,
            Time time) {
        this.projects = projects;
        this.coherence = coherence;
        this.externalIds = externalIds;
        this.agreements = agreements;
        this.journal = journal;
        this.ids = ids;
        this.time = time;
    }

    /** A project that the territory has under this identity. */
    public record Known(UUID id, ProjectState state, Sheet sheet) {}

    /** A sheet to write under an identity. */
    public record Written(String externalId, Sheet sheet) {}

    /** What the sheet contradicts: itself, or its programme. */
    public Optional<Problem> contradiction(Sheet sheet, Territory territory) {
        try {
            coherence.checked(sheet, territory);
            return Optional.empty();
        } catch (Problem contradiction) {
            return Optional.of(contradiction);
        }
    }

    /** The territory's projects of these identities. Nobody else writes drafts of the territory by identity until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<String, Known> known(Territory territory, Collection<String> externalIds) {
        projects.lockDrafts(territory.code());
        return projects.ofTerritory(territory.code(), externalIds).stream()
                .collect(Collectors.toMap(
                        p -> String.valueOf(p.externalId()), p -> new Known(p.id(), p.state(), p.sheet())));
    }

    /** Which projects of the territory have these identities of other platforms. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<ExternalId, UUID> owners(Territory territory, Collection<ExternalId> identities) {
        return externalIds.owners(territory.code(), identities);
    }

    /** Begins drafts, and rewrites those that are there; answers their ids by identity. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<String, UUID> write(Territory territory, List<Written> sheets, String source, Caller caller) {
        Map<String, Project> present =
                projects
                        .ofTerritory(
                                territory.code(),
                                sheets.stream().map(Written::externalId).toList())
                        .stream()
                        .collect(Collectors.toMap(p -> String.valueOf(p.externalId()), Function.identity()));
        List<Telling> tellings = new ArrayList<>();
        for (Written written : sheets) {
            Project before = present.get(written.externalId());
            tellings.add(
                    before == null
                            ? begin(territory, written, source, caller)
                            : rewrite(before, territory, written, source, caller));
        }
        projects.flush();
        for (Telling telling : tellings) {
            Project project = telling.seen().project();
            if (telling.identities()) {
                externalIds.write(project);
            }
            agreements.forgetOthersThan(project);
            journal.remember(telling.seen(), telling.deed());
        }
        tellings.forEach(t -> journal.tell(t.seen(), t.event(), null));
        return tellings.stream()
                .map(t -> t.seen().project())
                .collect(Collectors.toMap(p -> String.valueOf(p.externalId()), Project::id));
    }

    private record Telling(SeenProject seen, Deed deed, String event, boolean identities) {}

    private Telling begin(Territory territory, Written written, String source, Caller caller) {
        Project project = Project.draft(new Project.Birth(
                ids.next(),
                projects.nextReference(territory.code()),
                territory.code(),
                written.externalId(),
                written.sheet(),
                time.now()));
        projects.persist(project);
        return new Telling(
                new SeenProject(project, territory, caller),
                new Deed("CREATE", null, null, Map.of("source", source)),
                "project.created",
                !written.sheet().externalIds().isEmpty());
    }

    private Telling rewrite(Project project, Territory territory, Written written, String source, Caller caller) {
        List<String> changed = written.sheet().changedFields(project.sheet());
        project.edit(written.sheet(), time.now());
        return new Telling(
                new SeenProject(project, territory, caller),
                new Deed("EDIT", project.state(), null, Map.of("changed", changed, "source", source)),
                "project.edited",
                changed.contains("externalIds"));
    }
}
