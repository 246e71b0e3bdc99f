package fr.territoiresindustrie.territory.change;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.kit.transition.Workflow;
import fr.territoiresindustrie.territory.change.ChangeRepository.Row;
import fr.territoiresindustrie.territory.perimeter.MemberView;
import fr.territoiresindustrie.territory.reference.JsonColumn;
import fr.territoiresindustrie.territory.territory.TerritoryService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads changes, as they stand today. */
@ApplicationScoped
class ChangeReading {

    private final ChangeRepository changes;
    private final TerritoryService territories;
    private final JsonColumn json;
    private final Time time;

    ChangeReading(ChangeRepository changes, TerritoryService territories, JsonColumn json, Time time) {
        this.changes = changes;
        this.territories = territories;
        this.json = json;
        this.time = time;
    }

    /** A member of a change, as it is stored. */
    record MemberOfChange(
            String direction,
            long id,
            String kind,
            @Nullable String siren,
            @Nullable String communeCode,
            String name,
            @Nullable LocalDate untilBefore) {

        boolean joins() {
            return direction.equals("JOIN");
        }

        MemberRepository.TermRow term(LocalDate from) {
            return new MemberRepository.TermRow(id, kind, siren, communeCode, name, from, untilBefore);
        }

        ChangeView.Member view() {
            return new ChangeView.Member(MemberView.Kind.valueOf(kind), siren, communeCode, name);
        }
    }

    Page<ChangeView> list(String territory, @Nullable ChangeStatus state, PageRequest page) {
        territories.require(territory);
        return changes.list(territory, state, time.today(), page).map(this::view);
    }

    ChangeView get(String territory, UUID id) {
        return view(row(territory, id));
    }

    PerimeterChange change(String territory, UUID id) {
        return asChange(row(territory, id));
    }

    private Row row(String territory, UUID id) {
        return changes.find(territory, id).orElseThrow(RequestProblem::notFound);
    }

    PerimeterChange asChange(Row row) {
        return new PerimeterChange(
                row.id(),
                row.territory(),
                ChangeView.Kind.valueOf(row.kind()),
                row.effectiveOn(),
                row.reference(),
                state(row),
                row.untilBefore(),
                changes.isBuiltUpon(row.territory(), row.id()),
                row.version());
    }

    List<Workflow.Option<ChangeCommand>> options(PerimeterChange change, Caller caller) {
        return PerimeterChange.TABLE.options(change, parties(caller));
    }

    static Set<String> parties(Caller caller) {
        return caller.is(Roles.DELEGATION) ? Set.of(PerimeterChange.DELEGATION) : Set.of();
    }

    List<MemberOfChange> members(Row row) {
        return json.list(row.members(), new TypeReference<>() {});
    }

    /** The view of a change that was tried and taken back: it has no id. */
    ChangeView onlyChecked(ChangeView tried) {
        return new ChangeView(
                null,
                tried.territory(),
                tried.kind(),
                tried.state(),
                tried.effectiveOn(),
                tried.decision(),
                tried.join(),
                tried.leave(),
                tried.reason(),
                tried.recordedAt(),
                null);
    }

    private ChangeStatus state(Row row) {
        return PerimeterChange.stateOn(row.cancelledAt() != null, row.effectiveOn(), time.today());
    }

    private ChangeView view(Row row) {
        List<MemberOfChange> members = members(row);
        return new ChangeView(
                row.id(),
                row.territory(),
                ChangeView.Kind.valueOf(row.kind()),
                state(row),
                row.effectiveOn(),
                new ChangeView.Decision(
                        row.reference(),
                        row.title(),
                        row.decidedOn(),
                        json.list(row.opinions(), new TypeReference<>() {})),
                members.stream()
                        .filter(MemberOfChange::joins)
                        .map(MemberOfChange::view)
                        .toList(),
                members.stream()
                        .filter(m -> !m.joins())
                        .map(MemberOfChange::view)
                        .toList(),
                row.reason(),
                row.recordedAt(),
                row.cancelledAt());
    }
}
