package fr.territoiresindustrie.bench;

import fr.territoiresindustrie.platform.server.Ports;
import fr.territoiresindustrie.platform.server.PostgresServer;
import fr.territoiresindustrie.platform.server.PostgresServer.Durability;
import fr.territoiresindustrie.platform.server.RepositoryFiles;
import fr.territoiresindustrie.platform.server.ServiceDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the public's lists, searches, counts and exports of projects cost at two sizes: 20 000 and 1 400 000 generated projects, or those given as
 * arguments. A database and project-service of its own, with a heap of 256 MB; no other part.
 */
public final class Scale {

    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration ROUND = Duration.ofSeconds(15);
    private static final long SEED = 20181122;
    private static final List<String> WORDS = List.of(
            "soudure",
            "hydrog%C3%A8ne",
            "chaudronnerie%20lyon",
            "atelier%20partag%C3%A9",
            "friche",
            "verrerie",
            "formation",
            "bois%20ameublement",
            "r%C3%A9seau%20chaleur%20fatale",
            "horlogerie",
            "nantes",
            "saint%20etienne%20batt",
            "c%C3%A9ramique%20limoges",
            "robotiq",
            "pharmacie%20d%C3%A9monstrateur",
            "papeterie",
            "%C3%A9cole%20textile",
            "impression%20additive",
            "plasturgie%20oyonnax",
            "d%C3%A9colletage");

    private final Figures figures = new Figures();
    private final Map<String, Double> before = new LinkedHashMap<>();

    private Scale() {}

    public static void main(String[] arguments) throws Exception {
        long small = arguments.length > 0 ? Long.parseLong(arguments[0]) : 20_000;
        long large = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1_400_000;
        Scale scale = new Scale();
        scale.run(small, large);
        scale.figures.write(RepositoryFiles.root().resolve("end-to-end/target/scale.json"));
        if (scale.figures.missed() > 0) {
            System.out.println(scale.figures.missed() + " figures are not as asked");
            System.exit(1);
        }
    }

    private void run(long small, long large) throws Exception {
        Path home = Files.createTempDirectory("tdi-scale");
        int port = Ports.free();
        ServiceDatabase database = ServiceDatabase.of("project", "password-of-the-bench");
        try (PostgresServer postgres = PostgresServer.start(home.resolve("postgres"), 0, Durability.FAST)) {
            postgres.createDatabase(database);
            Process service = service(postgres, database, port, home);
            try (Connection connection = postgres.admin("project")) {
                awaitReady(port, service);
                Generator generator = new Generator(connection, RealMap.read());
                generator.territories();
                generator.projects(small, SEED);
                measure(small, port);
                generator.projects(large, SEED);
                measure(large, port);
                export(large, port);
            } finally {
                service.destroy();
                service.waitFor();
            }
        }
    }

    private static Process service(PostgresServer postgres, ServiceDatabase database, int port, Path home)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-jar",
                RepositoryFiles.root()
                        .resolve("project-service/target/quarkus-app/quarkus-run.jar")
                        .toString());
        builder.environment()
                .putAll(Map.ofEntries(
                        Map.entry("TDI_ENVIRONMENT", "local"),
                        Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                        Map.entry("HTTP_PORT", String.valueOf(port)),
                        Map.entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
                        Map.entry("MANAGEMENT_PORT", String.valueOf(Ports.free())),
                        Map.entry("DATABASE_URL", postgres.jdbcUrl("project")),
                        Map.entry("DATABASE_USER", database.app()),
                        Map.entry("DATABASE_PASSWORD", database.appPassword()),
                        Map.entry("DATABASE_OWNER_USER", database.owner()),
                        Map.entry("DATABASE_OWNER_PASSWORD", database.ownerPassword()),
                        Map.entry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1"),
                        Map.entry("TDI_OUTBOX_RELAY", "false"),
                        Map.entry("QUARKUS_LOG_LEVEL", "WARN"),
                        Map.entry("QUARKUS_LOG_CATEGORY__ORG_APACHE_KAFKA__LEVEL", "ERROR"),
                        // nobody signs in: what is measured is what the public reads
                        Map.entry("QUARKUS_OIDC_TENANT_ENABLED", "false")));
        return builder.redirectErrorStream(true)
                .redirectOutput(home.resolve("project-service.log").toFile())
                .start();
    }

    private static void awaitReady(int port, Process service) throws Exception {
        for (int tries = 0; tries < 600 && service.isAlive(); tries++) {
            try (HttpConnection connection = new HttpConnection(port)) {
                if (get(connection, "/v1/projects?limit=1").status() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.sleep(200);
            }
        }
        throw new IllegalStateException("project-service does not answer");
    }

    private static HttpConnection.Answer get(HttpConnection connection, String path) throws IOException {
        return connection.send("GET", path, Map.of("Accept", "application/json"), "");
    }

    private void measure(long size, int port) throws Exception {
        Map<String, List<String>> queries = new LinkedHashMap<>();
        queries.put("list", List.of("/v1/projects", "/v1/projects?sort=-updatedAt", "/v1/projects?sort=-cost"));
        queries.put(
                "list, filtered",
                List.of(
                        "/v1/projects?state=IN_PROGRESS,COMPLETED&theme=LAND",
                        "/v1/projects?region=84",
                        "/v1/projects?territory=TI2-8403&sort=-updatedAt",
                        "/v1/projects?state=APPROVED&sort=stateSince",
                        "/v1/projects?commune=69264"));
        queries.put(
                "counts without words",
                List.of(
                        "/v1/projects/search?limit=1",
                        "/v1/projects/search?limit=1&region=84",
                        "/v1/projects/search?limit=1&theme=LAND"));
        queries.put(
                "search with counts",
                WORDS.stream().map(w -> "/v1/projects/search?q=" + w).toList());
        for (Map.Entry<String, List<String>> one : queries.entrySet()) {
            Load.Call call = (connection, client, number) -> {
                String path = one.getValue().get(number % one.getValue().size());
                var answer = get(connection, path);
                if (answer.status() != 200) {
                    throw new IOException(path + " answered " + answer.status() + " " + answer.body());
                }
            };
            Load.during(WARM_UP, 1, port, call);
            Load.Result result = Load.during(ROUND, 1, port, call);
            figures.add(size + " projects, " + one.getKey() + ", p50", result.p50(), "ms");
            figures.add(size + " projects, " + one.getKey() + ", p99", result.p99(), "ms");
            Double earlier = before.put(one.getKey(), result.p99());
            if (earlier != null) {
                figures.atMost(
                        one.getKey() + ": p99 against that of the small size", result.p99() / earlier, "ratio", 2);
            }
        }
    }

    /** The whole public list as CSV, read to its end. */
    private void export(long size, int port) throws Exception {
        long begun = System.nanoTime();
        long bytes = 0;
        long lines = 0;
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<java.io.InputStream> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/projects"))
                            .header("Accept", "text/csv")
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new IOException("the export answered " + answer.statusCode());
            }
            byte[] buffer = new byte[64 * 1024];
            try (var body = answer.body()) {
                for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                    bytes += read;
                    for (int i = 0; i < read; i++) {
                        lines += buffer[i] == '\n' ? 1 : 0;
                    }
                }
            }
        }
        figures.add("export of the public projects among " + size + " in CSV, lines", (double) lines, "");
        figures.add("the same, size", bytes / 1e6, "MB");
        figures.add("the same, time, with a heap of 256 MB", (System.nanoTime() - begun) / 1e9, "s");
    }
}
