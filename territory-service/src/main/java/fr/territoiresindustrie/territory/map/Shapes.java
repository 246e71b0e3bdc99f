package fr.territoiresindustrie.territory.map;

import fr.territoiresindustrie.kit.export.Export;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * The polygons of all layers, in memory from the first use of each: all four take about six megabytes. They are of one vintage and come with the
 * program; the database would only be a slower way to the same bytes.
 */
@ApplicationScoped
public class Shapes {

    private final Map<Layer, Map<String, Shape>> layers = new EnumMap<>(Layer.class);

    /** Polygons of territories of both phases, as GeoJSON, for a list that is exported. */
    public Export.Places territories() {
        return ids -> texts(ids, Layer.TERRITORIES_PHASE_1, Layer.TERRITORIES_PHASE_2);
    }

    /** Polygons of intercommunalities; there is none of an EPT. */
    public Export.Places intercommunalities() {
        return ids -> texts(ids, Layer.INTERCOMMUNALITIES);
    }

    /** Polygons of régions; there is none of the collectivities beside them. */
    public Export.Places regions() {
        return ids -> texts(ids, Layer.REGIONS);
    }

    private Map<String, String> texts(Collection<String> ids, Layer... from) {
        Map<String, String> texts = new HashMap<>();
        for (Layer layer : from) {
            Map<String, Shape> shapes = of(layer);
            for (String id : ids) {
                @Nullable Shape shape = shapes.get(id);
                if (shape != null) {
                    texts.put(id, shape.text(Scale.FULL));
                }
            }
        }
        return texts;
    }

    /** The shapes of a layer by the ids of its features. */
    synchronized Map<String, Shape> of(Layer layer) {
        return layers.computeIfAbsent(layer, Shapes::read);
    }

    /** The ids of the features that the box meets. */
    List<String> meeting(Layer layer, Box box) {
        return of(layer).entrySet().stream()
                .filter(shape -> box.meets(shape.getValue().geometry()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The box around all features. */
    Envelope extent(Layer layer) {
        Envelope extent = new Envelope();
        of(layer)
                .values()
                .forEach(shape -> extent.expandToInclude(shape.geometry().getEnvelopeInternal()));
        return extent;
    }

    private static Map<String, Shape> read(Layer layer) {
        Map<String, Geometry> geometries = ShapeFile.read(layer.file());
        List<String> ids = new ArrayList<>(geometries.keySet());
        Geometry[] full = geometries.values().toArray(Geometry[]::new);
        Map<Scale, Geometry[]> scales = new EnumMap<>(Scale.class);
        for (Scale scale : Scale.values()) {
            scales.put(scale, scale == Scale.FULL ? full : CoverageSimplifier.simplify(full, scale.tolerance()));
        }
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (int i = 0; i < full.length; i++) {
            int at = i;
            Map<Scale, String> texts = new EnumMap<>(Scale.class);
            scales.forEach((scale, drawn) -> texts.put(scale, GeometryText.of(drawn[at])));
            shapes.put(ids.get(i), new Shape(full[i], texts));
        }
        return shapes;
    }
}
