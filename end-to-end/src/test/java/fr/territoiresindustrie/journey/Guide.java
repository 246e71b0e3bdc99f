package fr.territoiresindustrie.journey;

import fr.territoiresindustrie.platform.launcher.Port;
import fr.territoiresindustrie.platform.launcher.Settings;
import fr.territoiresindustrie.platform.server.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The guide to the API as its readers have it; in French its snippets are the very same, as a test of the gateway proves. */
final class Guide {

    private Guide() {}

    /** Its examples in a language, at the addresses of the running platform. */
    static List<String> snippets(String language) throws IOException {
        return snippets(language, RunningPlatform.platform().settings());
    }

    /** The same, at the addresses of another platform. */
    static List<String> snippets(String language, Settings settings) throws IOException {
        String guide = Files.readString(RepositoryFiles.root().resolve("docs/api-guide.md"));
        return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
                .matcher(guide)
                .results()
                .map(found -> found.group(1)
                        .replace("http://localhost:8180/realms/territoires-industrie", settings.issuer())
                        .replace("http://localhost:8080", settings.url(Port.GATEWAY)))
                .collect(Collectors.toList());
    }
}
