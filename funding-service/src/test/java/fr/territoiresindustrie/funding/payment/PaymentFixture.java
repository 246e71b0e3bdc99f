package fr.territoiresindustrie.funding.payment;

import fr.territoiresindustrie.funding.FundingFixture;
import fr.territoiresindustrie.kittest.Tokens;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.TEAM;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.once;
import static fr.territoiresindustrie.kit.time.Time.PARIS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

/** Agreements that can be paid, and payments with the two people that they take. */
@ApplicationScoped
class PaymentFixture {

    /** A second person of the same operator. */
    static final String COLLEAGUE =
            Tokens.sign(Tokens.claims("ademe-colleague", "operator").claim("operator", "ademe"));

    static final List<Map<String, String>> PROOF =
            List.of(Map.of("label", "Facture", "reference", "archives/2026/F-12"));

    private final FundingFixture funding;

    PaymentFixture(FundingFixture funding) {
        this.funding = funding;
    }

    static Map<String, Object> recovery(String paid, String amount) {
        return Map.of("kind", "RECOVERY", "amount", amount, "recovers", paid, "reason", "Travaux abandonnés");
    }

    /** An envelope with this commitment authority and this year's payment credit. */
    String funded(String authority, String credit) {
        String envelope = funding.envelope(authority);
        once(ADEME)
                .body(Map.of(
                        "kind",
                        "OPENING",
                        "authority",
                        "CP",
                        "year",
                        LocalDate.now(PARIS).getYear(),
                        "amount",
                        credit,
                        "reason",
                        "Loi de finances"))
                .post("/v1/envelopes/" + envelope + "/movements")
                .then()
                .statusCode(201);
        return envelope;
    }

    String agreed(String envelope, String amount) throws Exception {
        return agreed(envelope, amount, Map.of());
    }

    String agreed(String envelope, String amount, Map<String, Object> terms) throws Exception {
        String id = funding.selected(envelope, amount);
        Map<String, Object> agree = FundingFixture.agree(amount, FundingFixture.terms(amount, terms));
        FundingFixture.move(ADEME, id, agree).then().statusCode(200);
        return id;
    }

    static ValidatableResponse application(String id) {
        return as(TEAM).get("/v1/applications/" + id).then().statusCode(200);
    }

    static Response ask(String token, String id, Map<String, ?> body) {
        return once(token).body(body).post("/v1/applications/" + id + "/payments");
    }

    static String asked(String id, Map<String, ?> body) {
        return ask(ADEME, id, body).then().statusCode(201).extract().path("id");
    }

    static void refused(String id, Map<String, ?> body, String rule) {
        ask(ADEME, id, body)
                .then()
                .statusCode(409)
                .body("code", equalTo("PAYMENT_REFUSED"))
                .body("errors.code", contains(rule));
    }

    static String pay(String id, Map<String, ?> body) {
        String payment = asked(id, body);
        move(ADEME, payment, "AUTHORISE").then().statusCode(200);
        move(COLLEAGUE, payment, "CONFIRM").then().statusCode(200);
        return payment;
    }

    static Response move(String token, String payment, String command) {
        return moveWith(token, payment, Map.of("command", command));
    }

    static Response moveWith(String token, String payment, Map<String, ?> body) {
        return once(token)
                .header("If-Match", as(ADEME).get("/v1/payments/" + payment).header("ETag"))
                .body(body)
                .post("/v1/payments/" + payment + "/transitions");
    }

    static List<Integer> atOnce(int clients, Callable<Integer> call) throws Exception {
        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<java.util.concurrent.Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(call));
            }
            for (var one : running) {
                answers.add(one.get());
            }
        }
        return answers;
    }
}
