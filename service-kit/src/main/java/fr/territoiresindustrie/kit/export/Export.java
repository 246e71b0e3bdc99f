package fr.territoiresindustrie.kit.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the items of a list stand in files. Column names are part of the contract: they are added to, never renamed.
 *
 * @param <T> the view of an item, which NDJSON and GeoJSON show as it stands in the list
 */
public final class Export<T> {

    /** Finds the places of some items: GeoJSON geometries as text, by the items' ids; an item without a place is left out. */
    public interface Places {
        Map<String, String> of(Collection<String> ids);
    }

    private record Column<T>(String name, Function<T, @Nullable Object> value) {}

    private final String name;
    private final List<Column<T>> columns;
    private final @Nullable Function<T, String> id;
    private final @Nullable Places places;

    private Export(String name, List<Column<T>> columns, @Nullable Function<T, String> id, @Nullable Places places) {
        this.name = name;
        this.columns = columns;
        this.id = id;
        this.places = places;
    }

    /** Files called this, so far without columns. */
    public static <T> Export<T> named(String name) {
        return new Export<>(name, List.of(), null, null);
    }

    /** One more column: a text, a number, a date, an amount, a truth, a constant, or a collection of those. */
    public Export<T> column(String column, Function<T, @Nullable Object> value) {
        List<Column<T>> more = new ArrayList<>(columns);
        more.add(new Column<>(column, value));
        return new Export<>(name, List.copyOf(more), id, places);
    }

    /** Makes GeoJSON of the list, too. */
    public Export<T> places(Function<T, String> itemId, Places itemPlaces) {
        return new Export<>(name, columns, itemId, itemPlaces);
    }

    /** The same columns in files called otherwise. */
    public Export<T> called(String other) {
        return new Export<>(other, columns, id, places);
    }

    /** A list that is in memory already, as a CSV file. */
    public String csv(List<T> items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ExportFile.Csv<T> file = new ExportFile.Csv<>(this, out);
            file.write(items);
            file.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    String name() {
        return name;
    }

    /** Of the files that there are. */
    List<String> mediaTypes() {
        return places == null
                ? List.of(ExportFormat.TEXT_CSV, ExportFormat.X_NDJSON)
                : List.of(ExportFormat.TEXT_CSV, ExportFormat.X_NDJSON, ExportFormat.GEO_JSON);
    }

    List<String> header() {
        return columns.stream().map(Column::name).toList();
    }

    List<String> cells(T item) {
        return columns.stream()
                .map(column -> Cell.of(column.value().apply(item)))
                .toList();
    }

    String id(T item) {
        if (id == null) {
            throw new IllegalStateException(name + " has no places: its operation must not produce GeoJSON");
        }
        return id.apply(item);
    }

    Map<String, String> placesOf(List<T> items) {
        return places == null || items.isEmpty()
                ? Map.of()
                : places.of(items.stream().map(this::id).toList());
    }
}
