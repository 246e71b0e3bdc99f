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
import org.assertj.core.api.Assertions;

/** The JSON Schemas of {@code contracts/events}, which are the contract between services. */
public final class EventSchemas {

    private EventSchemas() {}

    /**
     * Fails when an event's data does not follow its schema.
     *
     * @param name what happened: {@code project.submitted}
     * @param data the event's data as JSON
     */
    public static void check(String name, String data) {
        Path file = RepositoryFiles.root().resolve("contracts/events/" + name + ".v1.schema.json");
        try {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(file), InputFormat.JSON);
            Assertions.assertThat(schema.validate(data, InputFormat.JSON))
                    .as("data of %s: %s", name, data)
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
