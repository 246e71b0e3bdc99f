package fr.territoiresindustrie.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Callers;
import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the key and hands the call to {@link IdempotentCall}. Runs after the check of roles and of the body's shape. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION + 500)
class IdempotencyInterceptor {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("^[\\x21-\\x7E]{1,200}$");

    private final IdempotentCall call;
    private final Callers callers;
    private final HttpServerRequest request;
    private final ObjectMapper json;
    private final PresentKey present;

    IdempotencyInterceptor(
            IdempotentCall call, Callers callers, HttpServerRequest request, ObjectMapper json, PresentKey present) {
        this.present = present;
        this.call = call;
        this.callers = callers;
        this.request = request;
        this.json = json;
    }

    @AroundInvoke
    @Nullable
    Object around(InvocationContext invocation) throws Exception {
        @Nullable String key = request.getHeader(HEADER);
        if (key == null) {
            if (invocation.getMethod().getAnnotation(Idempotent.class).required()) {
                throw RequestProblem.IDEMPOTENCY_KEY_REQUIRED.because(
                        "Cette opération engage : donnez-lui une clé Idempotency-Key, la même à chaque essai.",
                        "This operation has effects: give it an Idempotency-Key, the same at each try.");
            }
            return invocation.proceed();
        }
        String bare = key.length() > 2 && key.startsWith("\"") && key.endsWith("\"")
                ? key.substring(1, key.length() - 1)
                : key;
        if (!KEY.matcher(bare).matches()) {
            throw RequestProblem.MALFORMED_REQUEST
                    .because("La clé d'idempotence est illisible.", "The idempotency key is unreadable.")
                    .parameter(
                            HEADER,
                            "WRONG_FORMAT",
                            new Text("1 à 200 caractères ASCII visibles.", "1 to 200 visible ASCII characters."));
        }
        Caller caller = callers.current();
        if (caller.isPublic()) {
            return invocation.proceed(); // nobody to keep an answer for: what the public may POST has no effect
        }
        IdempotencyKey known =
                new IdempotencyKey(caller.client() + " " + caller.subject(), bare, fingerprint(invocation));
        if (commitsWithOthers(invocation)) {
            present.set(known);
            return invocation.proceed();
        }
        return call.once(known, invocation);
    }

    private static boolean commitsWithOthers(InvocationContext invocation) {
        for (@Nullable Object parameter : invocation.getParameters()) {
            if (parameter instanceof CommitsWithOthers body && body.commitsWithOthers()) {
                return true;
            }
        }
        return false;
    }

    /** What makes two requests the same: method, path, query and the body as it was understood. */
    private String fingerprint(InvocationContext invocation) throws JsonProcessingException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((request.method() + " " + request.uri()).getBytes(StandardCharsets.UTF_8));
        for (@Nullable Object parameter : invocation.getParameters()) {
            if (parameter instanceof Record body) {
                digest.update((byte) 0);
                digest.update(json.writeValueAsBytes(body));
            } else if (parameter instanceof byte[] body) {
                digest.update((byte) 0);
                digest.update(body);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
