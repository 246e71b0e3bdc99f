package fr.territoiresindustrie.territory.perimeter;

import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.territory.perimeter.CompositionRepository.MemberRow;
import fr.territoiresindustrie.territory.perimeter.CompositionRepository.ProgrammeRow;
import fr.territoiresindustrie.territory.perimeter.CompositionRepository.SuccessionRow;
import fr.territoiresindustrie.territory.reference.AsOf;
import fr.territoiresindustrie.territory.reference.LabelService;
import fr.territoiresindustrie.territory.reference.Names;
import fr.territoiresindustrie.territory.territory.TerritoryService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CompositionService {

    private final CompositionRepository composition;
    private final TerritoryService territories;
    private final LabelService labels;
    private final Time time;

    CompositionService(
            CompositionRepository composition, TerritoryService territories, LabelService labels, Time time) {
        this.labels = labels;
        this.time = time;
        this.composition = composition;
        this.territories = territories;
    }

    Page<MemberView> members(String territory, @Nullable String asOf, @Nullable String language, PageRequest page) {
        territories.require(territory);
        return members(MemberCriteria.of(territory, asOf, language), page);
    }

    Page<MemberView> members(MemberCriteria criteria, PageRequest page) {
        @Nullable LocalDate asOf = AsOf.parse(criteria.asOf);
        Page<MemberRow> rows =
                composition.members(criteria, asOf, Objects.requireNonNullElseGet(asOf, time::today), page);
        @Nullable Names names = labels.names(criteria.labels, rows.items(), row -> Stream.of(row.intercommunality()));
        return rows.map(row -> view(row, names));
    }

    Page<SuccessionView> succession(String territory, @Nullable String asOf, PageRequest page) {
        territories.require(territory);
        return composition.succession(territory, AsOf.parse(asOf), page).map(CompositionService::view);
    }

    Page<ProgrammeView> programmes(
            String territory, @Nullable String asOf, @Nullable String programme, PageRequest page) {
        territories.require(territory);
        return composition
                .programmes(territory, AsOf.parse(asOf), programme, page)
                .map(CompositionService::view);
    }

    private static MemberView view(MemberRow row, @Nullable Names names) {
        return new MemberView(
                MemberView.Kind.valueOf(row.kind()),
                row.siren(),
                row.communeCode(),
                row.name(),
                row.intercommunality(),
                row.from(),
                row.to(),
                row.communes().intValue(),
                row.population(),
                new MemberView.Decision(row.decision(), row.decisionTitle(), row.decisionNote()),
                row.endDecision() == null
                        ? null
                        : new MemberView.Decision(row.endDecision(), String.valueOf(row.endTitle()), row.endNote()),
                row.territory(),
                names == null ? null : Map.of("intercommunality", names.intercommunality(row.intercommunality())));
    }

    private static SuccessionView view(SuccessionRow row) {
        return new SuccessionView(
                SuccessionView.Relation.valueOf(row.relation()),
                row.other(),
                row.name(),
                row.phase(),
                row.communes(),
                row.population(),
                row.shareOfPredecessor(),
                row.shareOfSuccessor());
    }

    private static ProgrammeView view(ProgrammeRow row) {
        return new ProgrammeView(
                row.programme(),
                row.programmeName(),
                row.entity(),
                row.entityName(),
                row.signedOn(),
                MemberView.Kind.valueOf(row.kind()),
                row.communeCode(),
                row.siren());
    }
}
