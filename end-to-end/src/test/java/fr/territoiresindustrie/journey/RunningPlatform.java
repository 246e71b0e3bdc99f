package fr.territoiresindustrie.journey;

import fr.territoiresindustrie.platform.account.AccessToken;
import fr.territoiresindustrie.platform.launcher.Platform;
import fr.territoiresindustrie.platform.launcher.Port;
import fr.territoiresindustrie.platform.launcher.Settings;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import static io.restassured.RestAssured.given;

/** One platform for all journeys of this JVM, on free ports and an empty folder; ended with the JVM. */
final class RunningPlatform {

    private static volatile RunningPlatform shared;

    private final Platform platform;
    private final AnswersFollowContract contract;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    private record Token(String value, Instant freshUntil) {}

    private RunningPlatform() {
        try {
            Settings settings = Settings.onFreePorts(Files.createTempDirectory("tdi-journeys"));
            platform = Platform.start(settings, () -> null, (part, news) -> {});
            contract = new AnswersFollowContract(given().get(platform.settings().url(Port.GATEWAY) + "/openapi.json")
                    .asString());
            Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Started by the first who asks; not by the loading of this class, which the starting threads themselves need. */
    private static synchronized RunningPlatform shared() {
        if (shared == null) {
            shared = new RunningPlatform();
        }
        return shared;
    }

    static Platform platform() {
        return shared().platform;
    }

    /** A request of anybody, whose answer must be what the published contract says. */
    static RequestSpecification anybody() {
        return given().filter(shared().contract)
                .baseUri(shared().platform.settings().url(Port.GATEWAY))
                .contentType("application/json");
    }

    /** A request of a machine account, with a real token. */
    static RequestSpecification as(String account) {
        return anybody().auth().oauth2(token(account));
    }

    /** The same, with a key of its own. */
    static RequestSpecification once(String account) {
        return as(account).header("Idempotency-Key", UUID.randomUUID());
    }

    static String token(String account) {
        return shared().tokens
                .compute(
                        account,
                        (name, present) ->
                                present != null && present.freshUntil().isAfter(Instant.now()) ? present : fetch(name))
                .value();
    }

    private static Token fetch(String account) {
        try {
            String issuer = shared().platform.settings().issuer();
            return new Token(
                    AccessToken.ofClient(issuer, account), Instant.now().plusSeconds(200));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
