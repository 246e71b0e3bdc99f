package fr.territoiresindustrie.journey;

import fr.territoiresindustrie.client.ApiClient;
import fr.territoiresindustrie.client.ApiException;
import fr.territoiresindustrie.client.ApiResponse;
import fr.territoiresindustrie.client.api.CodeOfficielGographiqueApi;
import fr.territoiresindustrie.client.api.ProjetsApi;
import fr.territoiresindustrie.client.api.TerritoiresDindustrieApi;
import fr.territoiresindustrie.client.model.NewProject;
import fr.territoiresindustrie.client.model.PageViewCommuneView;
import fr.territoiresindustrie.client.model.Project;
import fr.territoiresindustrie.client.model.ProjectCommand;
import fr.territoiresindustrie.client.model.ProjectTransition;
import fr.territoiresindustrie.platform.launcher.Port;
import fr.territoiresindustrie.platform.server.RepositoryFiles;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static fr.territoiresindustrie.journey.RunningPlatform.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Clients that a partner generates from the contract do what he does on the first day: read, page, write once, meet refusals. */
class GeneratedClientsJourneyIT {

    private static final String TEAM = Actors.TEAM;
    private static final String DEPARTEMENT = "73";
    private static final int COMMUNES = 273;
    private static final Path TYPESCRIPT = RepositoryFiles.root().resolve("clients/typescript");
    private static final int OLDEST_NODE = 20;

    /** What npm says where there is no way to the packages. */
    private static final Pattern NO_NETWORK =
            Pattern.compile("ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENOTCACHED|network");

    @TempDir
    Path folder;

    private final String gateway = RunningPlatform.platform().settings().url(Port.GATEWAY);

    @Test
    void inJava() throws Exception {
        ApiClient client = new ApiClient();
        client.updateBaseUri(gateway);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token(TEAM)));
        TerritoiresDindustrieApi territories = new TerritoiresDindustrieApi(client);
        assertThat(territories.getTerritory(Actors.TERRITORY, null, null).getCode())
                .isEqualTo(Actors.TERRITORY);
        refused(404, "NOT_FOUND", () -> territories.getTerritory("TI2-0000", null, null));

        CodeOfficielGographiqueApi places = new CodeOfficielGographiqueApi(client);
        int communes = 0;
        @Nullable String cursor = null;
        do {
            PageViewCommuneView page =
                    places.listCommunes(null, cursor, DEPARTEMENT, null, null, 200, null, null, null, null, null, null);
            communes += page.getItems().size();
            cursor = page.getNext() == null ? null : page.getNext().replaceFirst(".*[?&]cursor=([^&]*).*", "$1");
        } while (cursor != null);
        assertThat(communes).isEqualTo(COMMUNES);

        ProjetsApi projects = new ProjetsApi(client);
        String key = UUID.randomUUID().toString();
        NewProject draft = new NewProject().territory(Actors.TERRITORY).title("Atelier " + key);
        ApiResponse<Project> first = projects.createProjectWithHttpInfo(draft, key);
        ApiResponse<Project> again = projects.createProjectWithHttpInfo(draft, key);
        UUID id = first.getData().getId();
        assertThat(again.getData().getId()).isEqualTo(id);
        assertThat(first.getHeaders()).doesNotContainKey("idempotency-replayed");
        assertThat(again.getHeaders()).containsKey("idempotency-replayed");
        String tag =
                projects.getProjectWithHttpInfo(id).getHeaders().get("etag").getFirst();
        ProjectTransition submit = new ProjectTransition().command(ProjectCommand.SUBMIT);
        refused(409, "RULES_UNMET", () -> projects.runProjectTransition(id, tag, key(), submit));
        refused(412, "STALE_VERSION", () -> projects.runProjectTransition(id, "\"99\"", key(), submit));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static void refused(int status, String code, Callable<?> call) {
        ApiException refusal = catchThrowableOfType(ApiException.class, call::call);
        assertThat(refusal.getCode()).isEqualTo(status);
        assertThat(JsonPath.from(refusal.getResponseBody()).getString("code")).isEqualTo(code);
    }

    /** Three generators; where there is no Node, or no way to its packages, this says so and nothing more. */
    @Test
    void inTypeScript() throws Exception {
        assumeTrue(
                nodeIsThere(), "no Node of version " + OLDEST_NODE + " here: the clients in TypeScript were not tried");
        Said packages = run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        assumeTrue(
                packages.code() == 0 || !NO_NETWORK.matcher(packages.text()).find(),
                "no way to the packages of npm: the clients in TypeScript were not tried");
        succeeds(packages);
        succeeds(run("npm", "run", "generate"));
        Files.writeString(
                TYPESCRIPT.resolve("generated/guide.ts"), Guide.snippets("ts").getFirst());
        succeeds(run("npm", "run", "compile"));
        Said journey = succeeds(run("npm", "run", "-s", "journey"));
        String day = ": TI2-8403, 404 NOT_FOUND, " + COMMUNES + " communes, once, 409 RULES_UNMET, 412 STALE_VERSION";
        assertThat(journey.text().lines())
                .contains("typescript-fetch" + day, "openapi-typescript" + day, "orval" + day);
        assertThat(succeeds(run("node", "out/typescript/generated/guide.js")).text())
                .contains("183 territories");
    }

    private boolean nodeIsThere() throws Exception {
        try {
            Said version = run("node", "-p", "process.versions.node.split('.')[0]");
            return version.code() == 0 && Integer.parseInt(version.text().strip()) >= OLDEST_NODE;
        } catch (IOException none) {
            return false;
        }
    }

    private record Said(int code, String text) {}

    private static Said succeeds(Said said) {
        assertThat(said.code()).as(said.text()).isZero();
        return said;
    }

    private Said run(String... command) throws Exception {
        Path said = folder.resolve("said");
        ProcessBuilder program = new ProcessBuilder(command)
                .directory(TYPESCRIPT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        program.environment().putAll(Map.of("API", gateway, "TOKEN", token(TEAM)));
        Process running = program.start();
        assertThat(running.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Said(running.exitValue(), Files.readString(said));
    }
}
