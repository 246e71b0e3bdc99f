package fr.territoiresindustrie.kit.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A file that is being written. {@link #end} makes it whole; without it, a GeoJSON file is not even valid JSON, so that nobody takes the part for the
 * whole.
 */
interface ExportFile<T> {

    void write(List<T> items) throws IOException;

    void end() throws IOException;

    static <T> ExportFile<T> of(ExportFormat format, Export<T> export, ObjectMapper json, OutputStream out)
            throws IOException {
        return switch (format) {
            case CSV -> new Csv<>(export, out);
            case NDJSON -> new NdJson<>(json, out);
            case GEOJSON -> new GeoJson<>(export, json, out);
        };
    }

    /** Without it, every item would leave as a packet of its own. */
    private static ObjectWriter unflushed(ObjectMapper json) {
        return json.writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
    }

    /** RFC 4180. */
    final class Csv<T> implements ExportFile<T> {

        private final Export<T> export;
        private final CSVPrinter csv;

        Csv(Export<T> export, OutputStream out) throws IOException {
            this.export = export;
            this.csv = new CSVPrinter(
                    new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), CSVFormat.RFC4180);
            csv.printRecord(export.header());
        }

        @Override
        public void write(List<T> items) throws IOException {
            for (T item : items) {
                csv.printRecord(export.cells(item));
            }
        }

        @Override
        public void end() throws IOException {
            csv.flush();
        }
    }

    /** One JSON object a line, each as it stands in the list. */
    final class NdJson<T> implements ExportFile<T> {

        private final ObjectWriter json;
        private final JsonGenerator lines;

        NdJson(ObjectMapper json, OutputStream out) throws IOException {
            this.json = unflushed(json);
            this.lines = json.createGenerator(out);
            lines.setRootValueSeparator(null);
        }

        @Override
        public void write(List<T> items) throws IOException {
            for (T item : items) {
                json.writeValue(lines, item);
                lines.writeRaw('\n');
            }
        }

        @Override
        public void end() throws IOException {
            lines.flush();
        }
    }

    /** A FeatureCollection of RFC 7946; an item whose place is not known has a null geometry. */
    final class GeoJson<T> implements ExportFile<T> {

        private final Export<T> export;
        private final ObjectWriter json;
        private final JsonGenerator collection;

        GeoJson(Export<T> export, ObjectMapper json, OutputStream out) throws IOException {
            this.export = export;
            this.json = unflushed(json);
            this.collection = json.createGenerator(out);
            collection.writeStartObject();
            collection.writeStringField("type", "FeatureCollection");
            collection.writeArrayFieldStart("features");
        }

        @Override
        public void write(List<T> items) throws IOException {
            Map<String, String> places = export.placesOf(items);
            for (T item : items) {
                String id = export.id(item);
                collection.writeStartObject();
                collection.writeStringField("type", "Feature");
                collection.writeStringField("id", id);
                collection.writeFieldName("geometry");
                @Nullable String place = places.get(id);
                if (place == null) {
                    collection.writeNull();
                } else {
                    collection.writeRawValue(place);
                }
                collection.writeFieldName("properties");
                json.writeValue(collection, item);
                collection.writeEndObject();
            }
        }

        @Override
        public void end() throws IOException {
            collection.writeEndArray();
            collection.writeEndObject();
            collection.flush();
        }
    }
}
