package fr.territoiresindustrie.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/** The public reads of the registry through the gateway, against a bare endpoint that answers as many bytes in the same run. */
final class RegistryReads {

    private static final Map<String, String> SINGLE = Map.of(
            "single territory", "/v1/territories/TI2-8403",
            "single resolution", "/v1/resolutions?code=42218");
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration ROUND = Duration.ofSeconds(4);
    private static final int ROUNDS = 3;
    private static final int CONNECTIONS = 32;
    private static final int BATCH = 1_000;

    /** More than the service keeps. */
    private static final int ANY = 5_000;

    private static final String NATIONAL_LAYER = "/v1/features/collections/territories-phase-2/items?limit=2000";
    private static final int WARM_MAPS = 100;
    private static final int MAPS = 200;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int gateway;
    private final BareEndpoint bare;
    private final Figures figures;

    RegistryReads(int gateway, BareEndpoint bare, Figures figures) {
        this.gateway = gateway;
        this.bare = bare;
        this.figures = figures;
    }

    void measure() throws Exception {
        for (var read : SINGLE.entrySet()) {
            single(read.getKey(), read.getValue(), number -> read.getValue());
        }
        List<String> codes = codes(ANY);
        single(
                "single resolution of one of " + ANY + " codes",
                "/v1/resolutions?code=42218",
                number -> "/v1/resolutions?code=" + codes.get(number));
        pages();
        batch(codes);
        map("all territories, as drawn", NATIONAL_LAYER);
        map("all territories, for a small scale", NATIONAL_LAYER + "&zoom=5");
    }

    /** The whole layer as a browser asks for it: compressed. */
    private void map(String what, String path) throws Exception {
        Histogram times = new Histogram(3);
        long bytes = 0;
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + gateway + path))
                    .header("Accept-Encoding", "gzip")
                    .build();
            for (int i = -WARM_MAPS; i < MAPS; i++) {
                long begun = System.nanoTime();
                HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() != 200) {
                    throw new IOException(path + " answered " + answer.statusCode());
                }
                bytes = answer.body().length;
                if (i >= 0) {
                    times.recordValue((System.nanoTime() - begun) / 1000);
                }
            }
        }
        figures.atMost(what + ", p50", times.getValueAtPercentile(50) / 1000.0, "ms", 50);
        figures.add(what + ", p99", times.getValueAtPercentile(99) / 1000.0, "ms");
        figures.atMost(what + ", on the wire", bytes / 1000.0, "kB", 400);
    }

    /** Rounds in turn, so that whatever else the machine does weighs on both. */
    private void single(String name, String path, IntFunction<String> paths) throws Exception {
        int size;
        try (HttpConnection connection = new HttpConnection(gateway)) {
            size = read(connection, path).getBytes(StandardCharsets.UTF_8).length;
        }
        Load.Call ours = (connection, client, number) ->
                read(connection, paths.apply(ThreadLocalRandom.current().nextInt(ANY)));
        Load.Call constant = (connection, client, number) -> read(connection, BareEndpoint.path(size));
        Load.during(WARM_UP, CONNECTIONS, bare.port(), constant);
        Load.during(WARM_UP, CONNECTIONS, gateway, ours);
        List<Double> ratios = new ArrayList<>();
        List<Load.Result> there = new ArrayList<>();
        List<Load.Result> here = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            there.add(Load.during(ROUND, CONNECTIONS, bare.port(), constant));
            here.add(Load.during(ROUND, CONNECTIONS, gateway, ours));
            ratios.add(here.getLast().perSecond() / there.getLast().perSecond());
        }
        figures.add(name + ", gateway, " + size + " bytes", here.get(ROUNDS / 2));
        figures.add("bare endpoint, " + size + " bytes", there.get(ROUNDS / 2));
        figures.atLeast(
                name + " against bare", ratios.stream().sorted().toList().get(ROUNDS / 2), "ratio", 0.5);
    }

    /** Walks the communes to the last page, then reads the first and the last in turn. */
    private void pages() throws Exception {
        String first = "/v1/communes?limit=200";
        String last = first;
        try (HttpConnection connection = new HttpConnection(gateway)) {
            for (JsonNode next = next(connection, last); !next.isNull(); next = next(connection, last)) {
                last = next.asText();
            }
        }
        double firstCosts = 0;
        double lastCosts = 0;
        for (int round = 0; round <= ROUNDS; round++) {
            firstCosts = pageCosts(first);
            lastCosts = pageCosts(last);
        }
        figures.add("first page of 200 communes, p50", firstCosts, "ms");
        figures.add("last page of communes, p50", lastCosts, "ms");
        figures.atMost("last page against first", lastCosts / firstCosts, "ratio", 1.25);
    }

    /** Milliseconds of a read, the median of some. */
    private double pageCosts(String page) throws Exception {
        return Load.times(60, 1, gateway, (connection, client, number) -> read(connection, page))
                .p50();
    }

    private static JsonNode next(HttpConnection connection, String page) throws IOException {
        return JSON.readTree(read(connection, page)).get("next");
    }

    /** So many codes of communes, by name. */
    private List<String> codes(int many) throws Exception {
        List<String> codes = new ArrayList<>();
        try (HttpConnection connection = new HttpConnection(gateway)) {
            String page = "/v1/communes?limit=200";
            while (codes.size() < many) {
                JsonNode body = JSON.readTree(read(connection, page));
                body.get("items")
                        .forEach(commune -> codes.add(commune.get("code").asText()));
                page = body.get("next").asText();
            }
        }
        return codes.subList(0, many);
    }

    private void batch(List<String> codes) throws Exception {
        String body = JSON.writeValueAsString(Map.of("codes", codes.subList(0, BATCH)));
        Load.Call resolve = (connection, client, number) -> {
            int status =
                    connection.send("POST", "/v1/resolutions", Map.of(), body).status();
            if (status != 200) {
                throw new IOException("answered " + status);
            }
        };
        Load.times(150, 1, gateway, resolve);
        Load.Result resolved = Load.times(200, 1, gateway, resolve);
        figures.add("1 000 codes resolved, one client, p50", resolved.p50(), "ms");
        figures.atMost("1 000 codes resolved, one client, p99", resolved.p99(), "ms", 100);
    }

    private static String read(HttpConnection connection, String path) throws IOException {
        var answer = connection.send("GET", path, Map.of(), "");
        if (answer.status() != 200) {
            throw new IOException(path + " answered " + answer.status());
        }
        return answer.body();
    }
}
