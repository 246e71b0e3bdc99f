package fr.territoiresindustrie.territory.intercommunality;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.territory.intercommunality.IntercommunalityRepository.Row;
import fr.territoiresindustrie.territory.reference.AsOf;
import fr.territoiresindustrie.territory.reference.Figures;
import fr.territoiresindustrie.territory.reference.JsonColumn;
import fr.territoiresindustrie.territory.reference.LabelService;
import fr.territoiresindustrie.territory.reference.Names;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class IntercommunalityService {

    private final IntercommunalityRepository intercommunalities;
    private final LabelService labels;
    private final JsonColumn json;

    IntercommunalityService(IntercommunalityRepository intercommunalities, LabelService labels, JsonColumn json) {
        this.intercommunalities = intercommunalities;
        this.labels = labels;
        this.json = json;
    }

    Page<IntercommunalityView> list(IntercommunalityCriteria criteria, PageRequest page) {
        Page<Row> rows = intercommunalities.list(criteria, criteria.day(), page);
        @Nullable Names names = labels.names(criteria.labels(), rows.items(), row -> Stream.of(row.parent()));
        return rows.map(row -> view(row, names));
    }

    IntercommunalityView get(String siren, @Nullable String asOf, @Nullable String language) {
        Row row = intercommunalities.find(siren, AsOf.parse(asOf)).orElseThrow(RequestProblem::notFound);
        return view(row, labels.names(language, List.of(row), any -> Stream.of(any.parent())));
    }

    private IntercommunalityView view(Row row, @Nullable Names names) {
        Figures figures = Figures.read(json, row.figures());
        Nature nature = Nature.valueOf(row.nature());
        return new IntercommunalityView(
                row.siren(),
                row.name(),
                nature,
                row.parent(),
                figures.departements(),
                figures.regions(),
                figures.communes(),
                figures.population(),
                json.list(row.territories(), new TypeReference<>() {}),
                names == null
                        ? null
                        : Names.inOneOrder(Map.of(
                                "nature",
                                Map.of(nature.name(), nature.label().in(names.locale())),
                                "parent",
                                names.intercommunality(row.parent()),
                                "departements",
                                names.departements(figures.departements()),
                                "regions",
                                names.regions(figures.regions()))));
    }
}
