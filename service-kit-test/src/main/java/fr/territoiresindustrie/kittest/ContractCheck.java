package fr.territoiresindustrie.kittest;

import fr.territoiresindustrie.platform.server.RepositoryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;

/** Compares the OpenAPI document that the code makes with the committed one. {@code -Dcontracts.write} commits the code's to the folder. */
public final class ContractCheck {

    private ContractCheck() {}

    /** Fails when {@code contracts/openapi/<service>.yaml} says something else than the code. */
    public static void matches(String service, String document) {
        Path committed = RepositoryFiles.root().resolve("contracts/openapi/" + service + ".yaml");
        try {
            if (System.getProperty("contracts.write") != null) {
                Files.createDirectories(committed.getParent());
                Files.writeString(committed, document);
            }
            Assertions.assertThat(document)
                    .as("the code's OpenAPI against %s; write it again with -Dcontracts.write", committed.getFileName())
                    .isEqualTo(Files.exists(committed) ? Files.readString(committed) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
