package fr.territoiresindustrie.territory.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.territory.Published;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The polygons, against a reading of the published files that shares no code with the map's. */
class ShapesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final Shapes SHAPES = new Shapes();

    @ParameterizedTest
    @EnumSource(Layer.class)
    void drawsEveryPublishedPolygonAsItIs(Layer layer) throws IOException {
        Map<String, JsonNode> published = published(layer);
        assertThat(SHAPES.of(layer).keySet()).containsExactlyInAnyOrderElementsOf(published.keySet());
        for (var feature : published.entrySet()) {
            JsonNode drawn =
                    JSON.readTree(SHAPES.of(layer).get(feature.getKey()).text(Scale.FULL));
            assertThat(drawn.get("type")).isEqualTo(feature.getValue().get("type"));
            assertThat(drawn.get("coordinates").toString().replace(".0,", ",").replace(".0]", "]"))
                    .isEqualTo(feature.getValue()
                            .get("coordinates")
                            .toString()
                            .replace(".0,", ",")
                            .replace(".0]", "]"));
        }
    }

    @ParameterizedTest
    @EnumSource(Layer.class)
    void drawsValidPolygonsWithRingsByTheRightHandAtEveryScale(Layer layer) throws IOException {
        for (Map.Entry<String, Shape> shape : SHAPES.of(layer).entrySet()) {
            for (Scale scale : Scale.values()) {
                Geometry geometry = geometry(JSON.readTree(shape.getValue().text(scale)));
                assertThat(geometry.isValid()).as(shape.getKey() + " " + scale).isTrue();
                for (int i = 0; i < geometry.getNumGeometries(); i++) {
                    Polygon polygon = (Polygon) geometry.getGeometryN(i);
                    assertThat(Orientation.isCCW(polygon.getExteriorRing().getCoordinates()))
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Layer.class)
    void simplifiesWithoutLosingAPlace(Layer layer) throws IOException {
        long full = 0;
        long regional = 0;
        long national = 0;
        double area = 0;
        double nationalArea = 0;
        for (Shape shape : SHAPES.of(layer).values()) {
            full += shape.text(Scale.FULL).length();
            regional += shape.text(Scale.REGIONAL).length();
            national += shape.text(Scale.NATIONAL).length();
            area += shape.geometry().getArea();
            nationalArea += geometry(JSON.readTree(shape.text(Scale.NATIONAL))).getArea();
        }
        assertThat(regional).isLessThan(full * 8 / 10);
        assertThat(national).isLessThan(regional * 8 / 10);
        assertThat(nationalArea).isCloseTo(area, within(area * 0.01));
    }

    /** Longitude comes first; the overseas territories are where they are. */
    @Test
    void drawsTheOverseasTerritories() {
        assertThat(SHAPES.of(Layer.REGIONS)).containsKeys("01", "02", "03", "04", "06");
        assertInside("01", -62, 15, -61, 17);
        assertInside("02", -62, 14, -60, 15);
        assertInside("03", -55, 2, -51, 6);
        assertInside("04", 55, -22, 56, -20);
        assertInside("06", 44, -14, 46, -12);
        assertInside("84", 2, 44, 8, 47);
        List<String> overseas = SHAPES.of(Layer.TERRITORIES_PHASE_2).keySet().stream()
                .filter(code -> code.startsWith("TI2-0"))
                .toList();
        List<String> published = Published.rows("territories/territories").stream()
                .map(row -> row.get("code"))
                .filter(code -> code.startsWith("TI2-0"))
                .toList();
        assertThat(overseas).isNotEmpty().containsExactlyInAnyOrderElementsOf(published);
    }

    private static void assertInside(String region, double west, double south, double east, double north) {
        var box = SHAPES.of(Layer.REGIONS).get(region).geometry().getEnvelopeInternal();
        assertThat(new org.locationtech.jts.geom.Envelope(west, east, south, north).contains(box))
                .as(region + " " + box)
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4.5,45.6,5.2,46.3",
                "-5,41,10,52",
                "2.3,48.8,2.4,48.9",
                "-62,14,-60,17",
                "55,-22,56,-20",
                "0,0,1,1",
                "2.35,48.85,2.35,48.85",
                "50,-25,-50,20",
                "4.83,45.75,4.84,45.75"
            })
    void findsWhatABoxMeetsAsAnIndependentComputationDoes(String bbox) throws IOException {
        double[] n = java.util.Arrays.stream(bbox.split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        List<Geometry> rectangles = n[0] <= n[2]
                ? List.of(rectangle(n[0], n[1], n[2], n[3]))
                : List.of(rectangle(n[0], n[1], 180, n[3]), rectangle(-180, n[1], n[2], n[3]));
        for (Layer layer : Layer.all()) {
            List<String> expected = new ArrayList<>();
            for (var feature : published(layer).entrySet()) {
                Geometry geometry = geometry(feature.getValue());
                if (rectangles.stream().anyMatch(r -> r.distance(geometry) == 0)) {
                    expected.add(feature.getKey());
                }
            }
            assertThat(SHAPES.meeting(layer, Box.parse(bbox)))
                    .as(layer.id())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static Geometry rectangle(double west, double south, double east, double north) {
        return GEOMETRIES.toGeometry(new org.locationtech.jts.geom.Envelope(west, east, south, north));
    }

    private static Map<String, JsonNode> published(Layer layer) {
        try (var file = ShapesTest.class.getResourceAsStream("/reference/shapes/" + layer.file() + ".geojson.gz")) {
            Map<String, JsonNode> features = new TreeMap<>();
            JSON.readTree(new GZIPInputStream(file))
                    .get("features")
                    .forEach(f -> features.put(f.get("id").asText(), f.get("geometry")));
            return features;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Geometry geometry(JsonNode json) {
        List<Polygon> polygons = new ArrayList<>();
        if (json.get("type").asText().equals("Polygon")) {
            polygons.add(polygon(json.get("coordinates")));
        } else {
            json.get("coordinates").forEach(polygon -> polygons.add(polygon(polygon)));
        }
        return GEOMETRIES.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private static Polygon polygon(JsonNode rings) {
        List<LinearRing> read = new ArrayList<>();
        rings.forEach(ring -> {
            List<Coordinate> points = new ArrayList<>();
            ring.forEach(point -> points.add(
                    new Coordinate(point.get(0).asDouble(), point.get(1).asDouble())));
            read.add(GEOMETRIES.createLinearRing(points.toArray(Coordinate[]::new)));
        });
        return GEOMETRIES.createPolygon(
                read.getFirst(), read.subList(1, read.size()).toArray(LinearRing[]::new));
    }
}
