package fr.territoiresindustrie.project.place;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;

/** Fills the table of places at the first start, from the file that the service carries. */
@ApplicationScoped
public class PlaceService {

    private static final String FILE = "/reference/places-2026.csv.gz";

    private final PlaceRepository places;

    PlaceService(PlaceRepository places) {
        this.places = places;
    }

    @Transactional
    void start(@Observes StartupEvent started) {
        if (places.isEmpty()) {
            fill();
        }
    }

    private void fill() {
        try (InputStream file = Objects.requireNonNull(PlaceService.class.getResourceAsStream(FILE), FILE);
                Reader reader = new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8)) {
            places.fill(CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
