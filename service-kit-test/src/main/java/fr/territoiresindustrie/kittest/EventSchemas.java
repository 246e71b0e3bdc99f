package fr.territoiresindustrie.kittest;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.territoiresindustrie.platform.server.RepositoryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.Assertions;

/** The JSON Schemas of {@code contracts/events}, which are the contract between services. */
public final class EventSchemas {

    /** Made once: an event is checked in a fraction of the time that its schema takes to read. */
    private static final Map<String, Schema> READ = new ConcurrentHashMap<>();

    private EventSchemas() {}

    /**
     * Fails when an event's data does not follow its schema.
     *
     * @param name what happened: {@code project.submitted}
     * @param data the event's data as JSON
     */
    public static void check(String name, String data) {
        Schema schema = READ.computeIfAbsent(name, EventSchemas::read);
        Assertions.assertThat(schema.validate(data, InputFormat.JSON))
                .as("data of %s: %s", name, data)
                .isEmpty();
    }

    private static Schema read(String name) {
        Path file = RepositoryFiles.root().resolve("contracts/events/" + name + ".v1.schema.json");
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(file), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
