package fr.territoiresindustrie.bench;

import fr.territoiresindustrie.bench.Actors.Selected;
import fr.territoiresindustrie.platform.launcher.Platform;
import fr.territoiresindustrie.platform.launcher.Port;
import fr.territoiresindustrie.platform.launcher.Settings;
import fr.territoiresindustrie.platform.server.Ports;
import fr.territoiresindustrie.platform.server.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Starts a platform of its own on free ports, measures, stops it, and measures starts with and without the ahead-of-time caches. */
public final class Main {

    private static final String TERRITORY = "/v1/territories/TI2-8403";
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration ROUND = Duration.ofSeconds(6);
    private static final int CONNECTIONS = 32;
    private static final int COMMITMENTS = 240;
    private static final int CLIENTS = 16;

    private final Figures figures = new Figures();
    private final Path home;

    private Main(Path home) {
        this.home = home;
    }

    public static void main(String[] arguments) throws Exception {
        Main bench = new Main(Files.createTempDirectory("tdi-bench"));
        if (List.of(arguments).contains("registry")) {
            bench.registryOnly();
        } else if (List.of(arguments).contains("hot")) {
            bench.hot();
        } else if (List.of(arguments).contains("partners")) {
            bench.partners();
        } else {
            bench.run();
        }
        Path file = RepositoryFiles.root().resolve("end-to-end/target/bench.json");
        bench.figures.write(file);
        System.out.println("written to end-to-end/target/bench.json");
        if (bench.figures.missed() > 0) {
            System.out.println(bench.figures.missed() + " figures are not as asked");
            System.exit(1);
        }
    }

    /** Asked for by {@code ./tdi bench registry}. */
    private void registryOnly() throws Exception {
        try (Platform platform = start("off", "server")) {
            registry(platform.settings());
        }
    }

    private void registry(Settings settings) throws Exception {
        try (BareEndpoint bare = BareEndpoint.start(home)) {
            new RegistryReads(settings.port(Port.GATEWAY), bare, figures).measure();
        }
    }

    /** The hot envelope alone. */
    private void hot() throws Exception {
        try (Platform platform = start("off", "server")) {
            new HotEnvelope(platform, new Actors(platform.settings().issuer()), figures).measure();
        }
    }

    /** What a partner meets: the gateway, the limits, the feed and the webhooks. */
    private void partners() throws Exception {
        try (Platform platform = start("off", "server")) {
            Actors actors = new Actors(platform.settings().issuer());
            gatewayAgainstDirect(platform.settings(), actors);
            partners(platform, actors);
        }
    }

    private void partners(Platform platform, Actors actors) throws Exception {
        new Neighbours(platform, actors, figures).measure(home);
        new PartnerSide(platform, actors, figures).measure();
    }

    private void run() throws Exception {
        try (Platform platform = start("off", "server")) {
            starts("without cache");
            Settings settings = platform.settings();
            Actors actors = new Actors(settings.issuer());
            gatewayAgainstDirect(settings, actors);
            registry(settings);
            pipeline(settings, actors);
            commitments(settings, actors);
            new HotEnvelope(platform, actors, figures).measure();
            new EventDelay(platform, actors, figures).measure();
            figures.add("memory of all, after the load", memory("after the load"), "MB PSS");
            partners(platform, actors);
        }
        start("train", "laptop").close();
        cachesAreThere();
        try (Platform platform = start("use", "laptop")) {
            starts("with cache");
            figures.add("memory of all, sized for a laptop, at rest", memory("sized for a laptop, at rest"), "MB PSS");
            Settings settings = platform.settings();
            Actors actors = new Actors(settings.issuer());
            pipeline(settings, actors);
            commitments(settings, actors);
            figures.atMost(
                    "memory of all, sized for a laptop, after a load",
                    memory("sized for a laptop, after a load"),
                    "MB PSS",
                    1_500);
        }
    }

    /** A start would do without them and say nothing. */
    private void cachesAreThere() throws IOException {
        try (Stream<Path> caches = Files.list(home.resolve("aot"))) {
            long written =
                    caches.filter(file -> file.toString().endsWith(".aot")).count();
            if (written != Processes.startSeconds(home).size()) {
                throw new IllegalStateException(written + " ahead-of-time caches were written");
            }
        }
    }

    private Platform start(String cache, String sizing) throws Exception {
        Map<String, String> environment = new HashMap<>();
        for (Port port : Port.values()) {
            environment.put(port.variable(), String.valueOf(Ports.free()));
        }
        environment.put("TDI_HOME", home.toString());
        environment.put("TDI_AOT", cache);
        environment.put("TDI_SIZING", sizing);
        long begun = System.nanoTime();
        Platform platform = Platform.start(Settings.of(environment), () -> null, (part, news) -> {});
        figures.add(
                "whole platform, to ready, cache " + cache + ", sized as " + sizing,
                (System.nanoTime() - begun) / 1e9,
                "s");
        OpenLimits.set(
                platform.settings().port(Port.GATEWAY),
                new Actors(platform.settings().issuer()));
        return platform;
    }

    private void starts(String how) {
        Processes.startSeconds(home)
                .forEach((part, seconds) -> figures.add("start of " + part + ", " + how, seconds, "s"));
    }

    /** Of each part, and of all together. */
    private double memory(String when) {
        Map<String, Double> megabytes = Processes.memory(home);
        megabytes.forEach((part, size) -> figures.add("memory of " + part + ", " + when, size, "MB PSS"));
        return megabytes.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Rounds in turn, so that whatever else the machine does weighs on both. */
    private void gatewayAgainstDirect(Settings settings, Actors actors) throws Exception {
        String token = actors.token(Actors.REGION);
        Load.Call read = (connection, client, number) -> {
            var answer = connection.get(TERRITORY, token);
            if (answer.status() != 200) {
                throw new IOException("answered " + answer.status());
            }
        };
        int direct = settings.port(Port.TERRITORY);
        int gateway = settings.port(Port.GATEWAY);
        Load.during(WARM_UP, CONNECTIONS, direct, read);
        Load.during(WARM_UP, CONNECTIONS, gateway, read);
        List<Load.Result> there = new ArrayList<>();
        List<Load.Result> through = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            there.add(Load.during(ROUND, CONNECTIONS, direct, read));
            through.add(Load.during(ROUND, CONNECTIONS, gateway, read));
        }
        figures.add("read of a territory, direct, 32 connections", median(there));
        figures.add("read of a territory, gateway, 32 connections", median(through));
        figures.atLeast(
                "gateway against direct",
                median(through).perSecond() / median(there).perSecond(),
                "ratio",
                0.55);
        figures.add("read of a territory, gateway, one connection", Load.during(ROUND, 1, gateway, read));
    }

    private static Load.Result median(List<Load.Result> rounds) {
        return rounds.stream()
                .sorted((a, b) -> Double.compare(a.perSecond(), b.perSecond()))
                .skip(rounds.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private void pipeline(Settings settings, Actors actors) throws Exception {
        int gateway = settings.port(Port.GATEWAY);
        String commune;
        try (HttpConnection connection = new HttpConnection(gateway)) {
            commune = actors.commune(connection);
        }
        Load.Call submission = (connection, client, number) -> {
            var draft = actors.post(connection, Actors.TEAM, "/v1/projects", "", Actors.sheet(commune));
            actors.post(
                    connection,
                    Actors.TEAM,
                    "/v1/projects/" + Actors.id(draft) + "/transitions",
                    draft.tag(),
                    Map.of("command", "SUBMIT"));
        };
        Load.times(60, 8, gateway, submission);
        figures.add("a project written and submitted, 8 clients", Load.times(80, 8, gateway, submission));
    }

    /** Agreements on one envelope against agreements on one envelope for each client. */
    private void commitments(Settings settings, Actors actors) throws Exception {
        int gateway = settings.port(Port.GATEWAY);
        String project;
        List<String> envelopes = new ArrayList<>();
        try (HttpConnection connection = new HttpConnection(gateway)) {
            project = actors.approved(connection, actors.commune(connection));
            actors.selectedWhenKnown(connection, project, actors.envelope(connection, "1000.00"));
            for (int i = 0; i <= CLIENTS; i++) {
                envelopes.add(actors.envelope(connection, "10000000.00"));
            }
        }
        agree(actors, gateway, project, client -> envelopes.get(client)); // warm
        Load.Result contended = agree(actors, gateway, project, client -> envelopes.get(CLIENTS));
        Load.Result own = agree(actors, gateway, project, client -> envelopes.get(client));
        figures.add("agreement on an envelope of its own, 16 clients", own);
        figures.add("agreement on one contended envelope, 16 clients", contended);
        figures.add("contended against own envelope", contended.perSecond() / own.perSecond(), "ratio");
    }

    @FunctionalInterface
    private interface EnvelopeOf {
        String client(int client);
    }

    private static Load.Result agree(Actors actors, int gateway, String project, EnvelopeOf envelope) throws Exception {
        int each = COMMITMENTS / CLIENTS;
        List<List<Selected>> selected = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            selected.add(new ArrayList<>());
        }
        Load.times(
                each,
                CLIENTS,
                gateway,
                (connection, client, number) ->
                        selected.get(client).add(actors.selected(connection, project, envelope.client(client))));
        return Load.times(
                each,
                CLIENTS,
                gateway,
                (connection, client, number) ->
                        actors.agree(connection, selected.get(client).get(number)));
    }
}
