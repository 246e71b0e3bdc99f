package fr.territoiresindustrie.funding.envelope;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.code;
import static fr.territoiresindustrie.funding.FundingFixture.once;

/** Sub-envelopes, and the movements that owners write by hand. */
final class EnvelopeFixture {

    private EnvelopeFixture() {}

    static Map<String, Object> step(String kind, String amount, String counterpart) {
        Map<String, Object> step = new HashMap<>(Map.of("kind", kind, "authority", "AE", "amount", amount));
        if (counterpart != null) {
            step.put("counterpart", counterpart);
        }
        return step;
    }

    static String source(String envelope) {
        return as(null).get("/v1/envelopes/" + envelope).path("fundingSource");
    }

    static Map<String, Object> sub(String parent, String amount, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "code",
                code("SUB"),
                "label",
                "Part",
                "fundingSource",
                source(parent),
                "commitmentAuthority",
                amount,
                "parent",
                parent));
        body.putAll(more);
        return body;
    }

    static String child(String parent, String amount, Map<String, Object> more) {
        Map<String, Object> body = sub(parent, amount, more);
        open(ADEME, body).then().statusCode(201);
        return (String) body.get("code");
    }

    static Response open(String token, Map<String, Object> body) {
        return once(token).body(body).post("/v1/envelopes");
    }

    static Response move(String token, String envelope, String kind, String amount, String counterpart) {
        Map<String, Object> body = step(kind, amount, counterpart);
        body.put("reason", "Décision");
        return once(token).body(body).post("/v1/envelopes/" + envelope + "/movements");
    }

    static Response credit(String envelope, String kind, int year, String amount) {
        return once(ADEME)
                .body(Map.of(
                        "kind", kind, "authority", "CP", "year", year, "amount", amount, "reason", "Loi de finances"))
                .post("/v1/envelopes/" + envelope + "/movements");
    }
}
