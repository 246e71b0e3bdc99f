package fr.territoiresindustrie.kit.startup;

import fr.territoiresindustrie.kittest.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Hibernate compares the schema with the entities when a service starts, and never writes it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SchemaValidationIT {

    @Inject
    EntityManagerFactory entities;

    @Test
    void theSchemaIsValidatedAndNotGenerated() {
        assertThat(entities.getProperties())
                .containsEntry("jakarta.persistence.schema-generation.database.action", "validate");
    }
}
