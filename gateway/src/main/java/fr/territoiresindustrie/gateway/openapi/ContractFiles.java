package fr.territoiresindustrie.gateway.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the merged contract into a folder, for tools that read files: {@code openapi.json}, and {@code openapi-3.0.json} in the older form. */
public final class ContractFiles {

    private ContractFiles() {}

    /** @param arguments the folder */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        ObjectNode document = new Contract(
                        "http://localhost:8080", "http://localhost:8180/realms/territoires-industrie", "0.1.0")
                .document();
        Files.writeString(folder.resolve("openapi.json"), document.toPrettyString());
        Files.writeString(
                folder.resolve("openapi-3.0.json"), OlderForm.of(document).toPrettyString());
    }
}
