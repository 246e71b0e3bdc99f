package fr.territoiresindustrie.partner.webhook;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Addresses that a hostile partner would write down, each tried for real, with a trap that counts who comes. */
class HostileAddressTest {

    /** For a client outside the service. */
    private static final WebhookConfig SHORT_TIMES = new SmallRyeConfigBuilder()
            .withMapping(WebhookConfig.class)
            .withDefaultValues(
                    Map.of("tdi.webhook.key", "test", "tdi.webhook.connect-timeout", "1s", "tdi.webhook.timeout", "2s"))
            .withConverters(new Converter<?>[] {new DurationConverter()})
            .build()
            .getConfigMapping(WebhookConfig.class);

    private static final AtomicInteger CAUGHT = new AtomicInteger();
    private static final Vertx VERTX = Vertx.vertx();
    private static ServerSocket trap;
    private static int port;

    @BeforeAll
    static void setTrap() throws IOException {
        trap = new ServerSocket(0, 50, InetAddress.getByName("0.0.0.0"));
        port = trap.getLocalPort();
        Thread.ofVirtual().start(() -> {
            while (!trap.isClosed()) {
                try (Socket caller = trap.accept()) {
                    assertThat(caller.getPort()).isPositive();
                    CAUGHT.incrementAndGet();
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    @AfterAll
    static void takeTrapAway() throws IOException {
        trap.close();
        VERTX.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    /** Refused as written: in production, with the trap's port admitted so that the port is not the reason. */
    private static List<String> written() {
        List<String> all = new ArrayList<>();
        for (String host : List.of(
                "127.0.0.1",
                "localhost",
                "LOCALHOST",
                "localhost.",
                "127.1",
                "127.0.1",
                "2130706433",
                "0x7f000001",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "017700000001",
                "0",
                "0.0.0.0",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b:1::7f00:1]",
                "[2002:7f00:1::]",
                "[::127.0.0.1]",
                "[fe80::1]",
                "[fc00::1]",
                "[ff02::1]",
                "169.254.169.254",
                "100.100.100.200",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "metadata.google.internal",
                "printer.local",
                "service.localhost",
                "nas.lan",
                "a.b.c.onion",
                "partner-service",
                "127.0.0.1.",
                "1.1.1.1",
                "exämple.fr",
                "example.fr%00.evil.fr",
                "-a.example.fr")) {
            all.add("https://" + host + ":" + port + "/");
        }
        for (String one : List.of(
                "http://example.fr/",
                "http://127.0.0.1:%d/",
                "https://user:pass@127.0.0.1:%d/",
                "https://example.fr@127.0.0.1:%d/",
                "https://127.0.0.1:%d#@example.fr/",
                "https://example.fr\\@127.0.0.1:%d/",
                "//127.0.0.1:%d/",
                "ftp://127.0.0.1:%d/",
                "file:///etc/passwd",
                "gopher://127.0.0.1:%d/_x",
                "javascript:alert(1)",
                "https://example.fr:22/",
                "https://example.fr:25/",
                "https:127.0.0.1",
                "https://",
                "https:///path",
                "https://example.fr/\r\nHost: x",
                "https://exa mple.fr/",
                "")) {
            all.add(one.formatted(port));
        }
        return all;
    }

    /** What a public name may lead to. */
    private static final List<String> LED_TO = List.of(
            "127.0.0.1",
            "127.255.255.254",
            "0.0.0.0",
            "10.1.2.3",
            "172.31.255.255",
            "192.168.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "100.127.255.255",
            "192.0.0.192",
            "192.0.2.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "192.88.99.1",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::a00:1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "3fff::1",
            "100::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "::127.0.0.1");

    @Test
    void refusesEveryHostileAddressAndConnectsToNone() throws Exception {
        List<String> written = written();
        Map<String, String> names = new java.util.HashMap<>();
        for (int i = 0; i < LED_TO.size(); i++) {
            names.put("n" + i + ".example.fr", LED_TO.get(i));
        }
        NameResolution resolution = host -> {
            String address = names.get(host);
            // Anything that gets past the text would be led into the trap.
            return new InetAddress[] {InetAddress.getByName(address == null ? "127.0.0.1" : address)};
        };
        AddressPolicy policy = new AddressPolicy(resolution, Set.of(443, 8443, port), false);
        ReceiverClient client = new ReceiverClient(policy, SHORT_TIMES, VERTX);
        for (String address : written) {
            assertThat(client.post(address, Map.of(), "{}").kind()).as(address).isEqualTo(Outcome.Kind.ADDRESS_REFUSED);
        }
        for (String name : names.keySet()) {
            assertThat(client.post("https://" + name + ":" + port + "/", Map.of(), "{}")
                            .kind())
                    .as(names.get(name))
                    .isEqualTo(Outcome.Kind.ADDRESS_REFUSED);
        }
        assertThat(written.size() + LED_TO.size()).isGreaterThanOrEqualTo(90);
        assertThat(CAUGHT).hasValue(0);
    }

    @Test
    void theTrapWorks() throws Exception {
        int before = CAUGHT.get();
        AddressPolicy policy = new AddressPolicy(HostileAddressTest::nobody, Set.of(443), true);
        Outcome outcome =
                new ReceiverClient(policy, SHORT_TIMES, VERTX).post("http://127.0.0.1:" + port + "/", Map.of(), "{}");
        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.CONNECTION);
        assertThat(CAUGHT.getAndSet(before)).isEqualTo(before + 1);
    }

    private static InetAddress[] nobody(String host) throws UnknownHostException {
        throw new UnknownHostException(host);
    }
}
