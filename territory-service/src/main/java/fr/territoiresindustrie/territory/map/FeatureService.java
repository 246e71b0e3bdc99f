package fr.territoiresindustrie.territory.map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.page.Page;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.time.Time;
import fr.territoiresindustrie.territory.map.FeatureRepository.Row;
import fr.territoiresindustrie.territory.recall.Recall;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
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
    private final Recall recall;
    private final Time time;

    FeatureService(
            FeatureRepository features, Shapes shapes, MapLinks links, ObjectMapper json, Recall recall, Time time) {
        this.recall = recall;
        this.time = time;
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
    GeoAnswer draw(Layer layer, FeatureQuery asked, String query, boolean packed) {
        return asked.isWholeLayer()
                ? recall.answer(
                        new WholeLayer(layer, query, time.today(), packed),
                        GeoAnswer.class,
                        () -> drawn(layer, asked, query, packed))
                : drawn(layer, asked, query, packed);
    }

    /** What everybody's map begins with: written and compressed once for each state of the registry. */
    private record WholeLayer(Layer layer, String query, LocalDate day, boolean packed) {}

    private GeoAnswer drawn(Layer layer, FeatureQuery asked, String query, boolean packed) {
        @Nullable List<String> ids = asked.box() == null ? null : shapes.meeting(layer, asked.box());
        Page<Row> page = features.list(layer, asked, ids);
        Map<String, Shape> drawn = shapes.of(layer);
        List<LinkView> pageLinks = links.ofItems(layer, query, asked.page().cursor(), page.nextCursor());
        return GeoAnswer.of(
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
                pageLinks,
                packed);
    }

    GeoAnswer draw(Layer layer, String id, Scale scale, boolean packed) {
        Row row = features.find(layer, id).orElseThrow(RequestProblem::notFound);
        List<LinkView> ownLinks = links.ofItem(layer, id);
        return GeoAnswer.of(
                write(out -> {
                    out.writeStartObject();
                    feature(row, shapes.of(layer), scale, out);
                    out.writeObjectField("links", ownLinks);
                    out.writeEndObject();
                }),
                ownLinks,
                packed);
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
}
