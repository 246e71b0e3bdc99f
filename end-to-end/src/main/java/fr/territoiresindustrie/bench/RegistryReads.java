package fr.territoiresindustrie.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;

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
        figures.add(
                name + " against bare (at least 0.5)",
                ratios.stream().sorted().toList().get(ROUNDS / 2),
                "ratio");
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
        figures.add("last page against first (at most about 1)", lastCosts / firstCosts, "ratio");
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
        figures.add("1 000 codes resolved, one client (p99 at most 100)", Load.times(200, 1, gateway, resolve));
    }

    private static String read(HttpConnection connection, String path) throws IOException {
        var answer = connection.send("GET", path, Map.of(), "");
        if (answer.status() != 200) {
            throw new IOException(path + " answered " + answer.status());
        }
        return answer.body();
    }
}
