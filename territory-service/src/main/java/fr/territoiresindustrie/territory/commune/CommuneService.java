package fr.territoiresindustrie.territory.commune;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.territory.commune.CommuneRepository.Row;
import fr.territoiresindustrie.territory.place.Zone;
import fr.territoiresindustrie.territory.reference.AsOf;
import fr.territoiresindustrie.territory.reference.JsonColumn;
import fr.territoiresindustrie.territory.reference.LabelService;
import fr.territoiresindustrie.territory.reference.Names;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CommuneService {

    private final CommuneRepository communes;
    private final LabelService labels;
    private final JsonColumn json;

    CommuneService(CommuneRepository communes, LabelService labels, JsonColumn json) {
        this.communes = communes;
        this.labels = labels;
        this.json = json;
    }

    Page<CommuneView> list(CommuneCriteria criteria, PageRequest page) {
        Page<Row> rows = communes.list(criteria, criteria.day(), page);
        @Nullable Names names = labels.names(criteria.labels(), rows.items(), CommuneService::sirens);
        return rows.map(row -> view(row, names));
    }

    CommuneView get(String code, @Nullable String asOf, @Nullable String language) {
        Row row = communes.find(code, AsOf.parse(asOf)).orElseThrow(RequestProblem::notFound);
        return view(row, labels.names(language, List.of(row), CommuneService::sirens));
    }

    private static Stream<@Nullable String> sirens(Row row) {
        return Stream.of(row.intercommunality(), row.ept());
    }

    private CommuneView view(Row row, @Nullable Names names) {
        return new CommuneView(
                row.code(),
                row.name(),
                row.siren(),
                row.intercommunality(),
                row.ept(),
                row.departement(),
                row.region(),
                row.arrondissement(),
                row.population(),
                Zone.valueOf(row.zone()),
                json.list(row.postalCodes(), new TypeReference<>() {}),
                json.list(row.territories(), new TypeReference<>() {}),
                names == null ? null : labels(row, names));
    }

    private static Map<String, Map<String, String>> labels(Row row, Names names) {
        return Names.inOneOrder(Map.of(
                "intercommunality", names.intercommunality(row.intercommunality()),
                "ept", names.intercommunality(row.ept()),
                "departement", names.departement(row.departement()),
                "region", names.region(row.region())));
    }
}
