package fr.territoiresindustrie.funding.aid;

import fr.territoiresindustrie.funding.FundingFixture;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static fr.territoiresindustrie.funding.FundingFixture.ADEME;
import static fr.territoiresindustrie.funding.FundingFixture.application;
import static fr.territoiresindustrie.funding.FundingFixture.as;
import static fr.territoiresindustrie.funding.FundingFixture.once;

/** Applications of undertakings that no other test knows, up to an agreement with its terms. */
final class AidFixture {

    private AidFixture() {}

    static String selected(UUID project, String envelope, String amount, String scheme, String siren) {
        return FundingFixture.selected(draft(project, envelope, amount, scheme, siren));
    }

    static String draft(UUID project, String envelope, String amount, String scheme, String siren) {
        Map<String, Object> body = new HashMap<>(application(project, envelope, amount));
        body.put("beneficiary", Map.of("name", "Aciéries du Val", "siren", siren, "siret", siret(siren)));
        if (scheme != null) {
            body.put("scheme", scheme);
        }
        return FundingFixture.created(body);
    }

    static Response agree(String id, String amount, Map<String, Object> terms) {
        return FundingFixture.move(ADEME, id, agreement(amount, terms));
    }

    static Map<String, Object> agreement(String amount, Map<String, Object> terms) {
        return FundingFixture.agree(amount, FundingFixture.terms(amount, terms));
    }

    static List<Response> atOnce(List<String> ids, Map<String, Object> terms) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Response> answers = new ArrayList<>();
        Map<String, String> tags = new HashMap<>();
        ids.forEach(id -> tags.put(id, as(ADEME).get("/v1/applications/" + id).header("ETag")));
        String amount = as(ADEME).get("/v1/applications/" + ids.getFirst()).path("requested");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> running = new ArrayList<>();
            for (String id : ids) {
                running.add(threads.submit(() -> {
                    start.await();
                    return once(ADEME)
                            .header("If-Match", tags.get(id))
                            .body(agreement(amount, terms))
                            .post("/v1/applications/" + id + "/transitions");
                }));
            }
            start.countDown();
            for (var one : running) {
                answers.add(one.get());
            }
        }
        return answers;
    }

    private static int next = 100_000;

    /** A SIREN with a right key that no other test uses. */
    static synchronized String siren() {
        return luhn("77" + next++);
    }

    private static String siret(String siren) {
        return luhn(siren + "0001");
    }

    private static String luhn(String start) {
        for (char key = '0'; key <= '9'; key++) {
            String number = start + key;
            int sum = 0;
            for (int i = 0; i < number.length(); i++) {
                int digit = number.charAt(number.length() - 1 - i) - '0';
                int twice = i % 2 == 0 ? digit : digit * 2;
                sum += twice > 9 ? twice - 9 : twice;
            }
            if (sum % 10 == 0) {
                return number;
            }
        }
        throw new AssertionError(start);
    }
}
