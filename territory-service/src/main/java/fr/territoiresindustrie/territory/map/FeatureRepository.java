package fr.territoiresindustrie.territory.map;

import fr.territoiresindustrie.kit.page.KeysetQuery;
import fr.territoiresindustrie.kit.page.KeysetQuery.KeyType;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The facts of features, by id. */
@ApplicationScoped
class FeatureRepository {

    private final EntityManager entities;

    FeatureRepository(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * A page of a layer's features.
     *
     * @param ids those that the box meets, or null for all
     */
    Page<Row> list(Layer layer, FeatureQuery asked, @Nullable Collection<String> ids) {
        KeysetQuery<Row> query = query(layer)
                .where(
                        layer.source().id() + " = any (string_to_array(:ids, ','))",
                        "ids",
                        ids == null ? null : String.join(",", ids));
        if (asked.interval() != null) {
            query.where(layer.source().inTime(), "since", asked.interval().since())
                    .bind("until", asked.interval().until());
        }
        Map<String, String> columns = layer.source().filters();
        asked.filters()
                .forEach((property, value) -> query.where(columns.get(property) + " = :" + property, property, value));
        return read(layer, query, asked.page());
    }

    Optional<Row> find(Layer layer, String id) {
        KeysetQuery<Row> query = query(layer).where(layer.source().id() + " = :id", "id", id);
        return read(layer, query, PageRequest.of(1, null)).items().stream().findFirst();
    }

    private static KeysetQuery<Row> query(Layer layer) {
        Layer.Source source = layer.source();
        return new KeysetQuery<>(
                        Row.class,
                        source.id() + " as id, cast(json_build_object(" + source.properties()
                                + ") as text) as properties",
                        source.from())
                .where(source.condition());
    }

    private Page<Row> read(Layer layer, KeysetQuery<Row> query, PageRequest page) {
        return query.orderBy(layer.source().id(), KeyType.TEXT).read(entities, page, row -> List.of(row.id()));
    }

    record Row(String id, String properties) {}
}
