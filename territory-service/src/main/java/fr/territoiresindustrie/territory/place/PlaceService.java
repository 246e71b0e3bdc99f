package fr.territoiresindustrie.territory.place;

import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.territory.place.PlaceRepository.DepartementRow;
import fr.territoiresindustrie.territory.place.PlaceRepository.RegionRow;
import fr.territoiresindustrie.territory.reference.LabelService;
import fr.territoiresindustrie.territory.reference.Names;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PlaceService {

    private final PlaceRepository places;
    private final LabelService labels;

    PlaceService(PlaceRepository places, LabelService labels) {
        this.places = places;
        this.labels = labels;
    }

    Page<RegionView> regions(PlaceCriteria criteria, PageRequest page) {
        return places.regions(criteria, page).map(PlaceService::view);
    }

    RegionView region(String code) {
        return places.region(code).map(PlaceService::view).orElseThrow(RequestProblem::notFound);
    }

    Page<DepartementView> departements(PlaceCriteria criteria, @Nullable String region, PageRequest page) {
        Page<DepartementRow> rows = places.departements(criteria, region, page);
        @Nullable Names names = labels.names(criteria.labels, rows.items(), row -> Stream.empty());
        return rows.map(row -> view(row, names));
    }

    DepartementView departement(String code, @Nullable String language) {
        DepartementRow row = places.departement(code).orElseThrow(RequestProblem::notFound);
        return view(row, labels.names(language, List.of(row), any -> Stream.empty()));
    }

    private static RegionView view(RegionRow row) {
        return new RegionView(row.code(), row.name(), row.capital(), Zone.valueOf(row.zone()));
    }

    private static DepartementView view(DepartementRow row, @Nullable Names names) {
        return new DepartementView(
                row.code(),
                row.name(),
                row.region(),
                row.capital(),
                Zone.valueOf(row.zone()),
                names == null ? null : Map.of("region", names.region(row.region())));
    }
}
