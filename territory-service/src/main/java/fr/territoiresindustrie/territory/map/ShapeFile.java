package fr.territoiresindustrie.territory.map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;

/** A vendored file of polygons, read feature by feature, coordinates packed: half of what objects would take. */
final class ShapeFile {

    private static final GeometryFactory GEOMETRIES =
            new GeometryFactory(PackedCoordinateSequenceFactory.DOUBLE_FACTORY);
    private static final JsonFactory JSON = new JsonFactory();

    private ShapeFile() {}

    /** The geometries by the ids of their features, in the order of the file. */
    static Map<String, Geometry> read(String name) {
        String path = "/reference/shapes/" + name + ".geojson.gz";
        try (InputStream file = ShapeFile.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is not in the jar");
            }
            try (JsonParser json = JSON.createParser(new GZIPInputStream(file))) {
                return features(json);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private static Map<String, Geometry> features(JsonParser json) throws IOException {
        Map<String, Geometry> features = new LinkedHashMap<>();
        String id = "";
        boolean multiple = false;
        int depth = 0;
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                depth++;
            } else if (token == JsonToken.END_OBJECT) {
                depth--;
            } else if (token == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                if (depth == 2 && field.equals("id")) {
                    id = json.getText();
                } else if (depth == 3 && field.equals("type")) {
                    multiple = json.getText().equals("MultiPolygon");
                } else if (depth == 3 && field.equals("coordinates")) {
                    features.put(id, multiple ? polygons(json) : polygon(json));
                } else if (json.currentToken() == JsonToken.START_OBJECT) {
                    depth++;
                }
            }
        }
        return features;
    }

    private static Geometry polygons(JsonParser json) throws IOException {
        List<Polygon> polygons = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            polygons.add(polygon(json));
        }
        return GEOMETRIES.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private static Polygon polygon(JsonParser json) throws IOException {
        List<LinearRing> rings = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            rings.add(ring(json));
        }
        return GEOMETRIES.createPolygon(
                rings.getFirst(), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private static LinearRing ring(JsonParser json) throws IOException {
        List<Double> ordinates = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                ordinates.add(json.getDoubleValue());
            }
        }
        CoordinateSequence points = PackedCoordinateSequenceFactory.DOUBLE_FACTORY.create(ordinates.size() / 2, 2, 0);
        for (int i = 0; i < ordinates.size(); i++) {
            points.setOrdinate(i / 2, i % 2, ordinates.get(i));
        }
        return GEOMETRIES.createLinearRing(points);
    }
}
