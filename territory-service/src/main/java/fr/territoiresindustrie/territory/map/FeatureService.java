package fr.territoiresindustrie.territory.map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.territory.map.FeatureRepository.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws features: what the registry says of them, with their polygons. */
@ApplicationScoped
class FeatureService {

    private static final int BUFFER = 1 << 16;

    private final FeatureRepository features;
    private final Shapes shapes;
    private final MapLinks links;
    private final ObjectMapper json;

    FeatureService(FeatureRepository features, Shapes shapes, MapLinks links, ObjectMapper json) {
        this.features = features;
        this.shapes = shapes;
        this.links = links;
        this.json = json;
    }

    /**
     * A page of features, written out.
     *
     * @param query the query as it was asked, without cursor, for the links
     */
    Drawing draw(Layer layer, FeatureQuery asked, String query) {
        @Nullable List<String> ids = asked.box() == null ? null : shapes.meeting(layer, asked.box());
        Page<Row> page = features.list(layer, asked, ids);
        Map<String, Shape> drawn = shapes.of(layer);
        List<LinkView> pageLinks = links.ofItems(layer, query, asked.page().cursor(), page.nextCursor());
        return new Drawing(
                write(out -> {
                    out.writeStartObject();
                    out.writeStringField("type", "FeatureCollection");
                    out.writeNumberField("numberMatched", page.totalEstimate());
                    out.writeNumberField("numberReturned", page.items().size());
                    out.writeObjectField("links", pageLinks);
                    out.writeArrayFieldStart("features");
                    for (Row row : page.items()) {
                        out.writeStartObject();
                        feature(row, drawn, asked.scale(), out);
                        out.writeEndObject();
                    }
                    out.writeEndArray();
                    out.writeEndObject();
                }),
                pageLinks);
    }

    Drawing draw(Layer layer, String id, Scale scale) {
        Row row = features.find(layer, id).orElseThrow(RequestProblem::notFound);
        List<LinkView> ownLinks = links.ofItem(layer, id);
        return new Drawing(
                write(out -> {
                    out.writeStartObject();
                    feature(row, shapes.of(layer), scale, out);
                    out.writeObjectField("links", ownLinks);
                    out.writeEndObject();
                }),
                ownLinks);
    }

    private static void feature(Row row, Map<String, Shape> drawn, Scale scale, JsonGenerator out) throws IOException {
        @Nullable Shape shape = drawn.get(row.id());
        out.writeStringField("type", "Feature");
        out.writeStringField("id", row.id());
        out.writeFieldName("geometry");
        out.writeRawValue(shape == null ? "null" : shape.text(scale));
        out.writeFieldName("properties");
        out.writeRawValue(row.properties());
    }

    private byte[] write(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    /** An answer in GeoJSON, and the links that also stand in its head. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way out: never compared
    record Drawing(byte[] body, List<LinkView> links) {}
}
