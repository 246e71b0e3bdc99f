package fr.territoiresindustrie.platform.data;

import com.fasterxml.jackson.databind.JsonNode;
import fr.territoiresindustrie.platform.launcher.AfterStart;
import fr.territoiresindustrie.platform.launcher.Progress;
import fr.territoiresindustrie.platform.launcher.Sandbox;
import fr.territoiresindustrie.platform.launcher.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Puts into a sandbox what a partner's tests begin with: an envelope of ADEME, and projects and applications in each of the states that they pass. Names,
 * texts, amounts and dates are the same in every sandbox; identifiers are not, so they are listed by name. Does nothing anywhere else, and nothing twice.
 */
public final class SandboxFixtures implements AfterStart {

    private static final String ENVELOPE = "BAC-A-SABLE";
    private static final String TERRITORY = "TI2-8403";
    private static final String COMMUNE_OF_TERRITORY = "/v1/communes?limit=1&territory=" + TERRITORY;

    /** What is done to a project or an application after it is created, by whom. */
    private record Step(String account, Map<String, Object> command) {

        static Step of(String account, String command) {
            return new Step(account, Map.of("command", command));
        }

        static Step of(String account, String command, String reason) {
            return new Step(account, Map.of("command", command, "reason", reason));
        }
    }

    private static final Step SUBMIT = Step.of("territory-ti2-8403", "SUBMIT");
    private static final Step TAKE_UP = Step.of("region-84", "TAKE_UP");

    private static final Map<String, List<Step>> PROJECTS = new TreeMap<>(Map.of(
            "project-draft",
            List.of(),
            "project-submitted",
            List.of(SUBMIT),
            "project-under-review",
            List.of(SUBMIT, TAKE_UP),
            "project-returned",
            List.of(SUBMIT, TAKE_UP, Step.of("region-84", "RETURN", "Préciser le calendrier")),
            "project-rejected",
            List.of(SUBMIT, TAKE_UP, Step.of("region-84", "REJECT", "Hors du programme")),
            "project-approved",
            List.of(SUBMIT, TAKE_UP, Step.of("region-84", "APPROVE", "Consultation écrite du comité"))));

    private static final List<Step> APPRAISED = List.of(
            SUBMIT,
            Step.of("ademe", "DECLARE_COMPLETE"),
            Step.of("ademe", "DECLARE_ELIGIBLE"),
            Step.of("ademe", "APPRAISE"),
            Step.of("ademe", "PRESELECT"),
            Step.of("ademe", "SELECT"));

    private static final Map<String, List<Step>> APPLICATIONS = new TreeMap<>(Map.of(
            "application-draft",
            List.of(),
            "application-submitted",
            List.of(SUBMIT),
            "application-selected",
            APPRAISED,
            "application-agreed",
            Stream.concat(APPRAISED.stream(), Stream.of(new Step("ademe", agreement())))
                    .toList()));

    private final Map<String, PublicApi> apis = new HashMap<>();

    @Override
    public void run(Settings settings, Progress progress) throws IOException, InterruptedException {
        Path list = Sandbox.fixtures(settings).orElse(null);
        if (list == null || Files.exists(list)) {
            return;
        }
        for (String account : List.of("ademe", "region-84", "territory-ti2-8403")) {
            apis.put(account, new PublicApi(settings, account));
        }
        Map<String, String> addresses = new TreeMap<>();
        addresses.put("envelope", envelope());
        String commune =
                Seed.text(api("ademe").get(COMMUNE_OF_TERRITORY).path("items").path(0), "code");
        for (var project : PROJECTS.entrySet()) {
            addresses.put(project.getKey(), made("/v1/projects", sheet(project.getKey(), commune), project.getValue()));
        }
        String approved =
                Objects.requireNonNull(addresses.get("project-approved")).replaceFirst(".*/", "");
        for (var application : APPLICATIONS.entrySet()) {
            addresses.put(
                    application.getKey(),
                    made("/v1/applications", request(application.getKey(), approved), application.getValue()));
        }
        Files.write(list, PublicApi.JSON.writeValueAsBytes(addresses));
        progress.say("data", "the sandbox begins with " + addresses.size() + " things, see /v1/sandbox/fixtures");
    }

    /** Each step raises the version by one, so a load that was interrupted goes on where it stood. */
    private String made(String path, Map<String, Object> body, List<Step> steps)
            throws IOException, InterruptedException {
        JsonNode created = api("territory-ti2-8403").post(path, body);
        String address = path + "/" + Seed.text(created, "id");
        for (int i = api("territory-ti2-8403").version(address); i < steps.size(); i++) {
            api(steps.get(i).account()).move(address, steps.get(i).command());
        }
        return address;
    }

    private String envelope() throws IOException, InterruptedException {
        api("ademe")
                .post(
                        "/v1/funding-sources",
                        new TreeMap<>(Map.of(
                                "code",
                                ENVELOPE + "-S",
                                "label",
                                "Fonds propres",
                                "ownerKind",
                                "OPERATOR",
                                "ownerCode",
                                "ademe")));
        api("ademe")
                .post(
                        "/v1/envelopes",
                        new TreeMap<>(Map.of(
                                "code",
                                ENVELOPE,
                                "label",
                                "Bac à sable : décarbonation",
                                "fundingSource",
                                ENVELOPE + "-S",
                                "commitmentAuthority",
                                "1000000.00")));
        return "/v1/envelopes/" + ENVELOPE;
    }

    private PublicApi api(String account) {
        return Objects.requireNonNull(apis.get(account));
    }

    private static Map<String, Object> sheet(String name, String commune) {
        return new TreeMap<>(Map.of(
                "territory",
                TERRITORY,
                "externalId",
                name,
                "title",
                "Bac à sable : " + name,
                "summary",
                "Former trente soudeurs par an sur une machine commune.",
                "theme",
                "SKILLS",
                "lead",
                new TreeMap<>(Map.of("name", "Aciéries du Val", "siren", "552100554")),
                "locations",
                List.of(commune),
                "financingPlan",
                new TreeMap<>(Map.of(
                        "costs",
                        List.of(new TreeMap<>(Map.of("label", "Machine", "amount", "250000.00"))),
                        "resources",
                        List.of(new TreeMap<>(
                                Map.of("funder", "Région", "amount", "250000.00", "status", "ASKED")))))));
    }

    private static Map<String, Object> request(String name, String project) {
        return new TreeMap<>(Map.of(
                "projectId",
                project,
                "envelope",
                ENVELOPE,
                "subject",
                "Bac à sable : " + name,
                "beneficiary",
                new TreeMap<>(Map.of("name", "Aciéries du Val", "siren", "552100554", "siret", "55210055400013")),
                "requested",
                "120000.00",
                "worksStartOn",
                "2027-04-01"));
    }

    private static Map<String, Object> agreement() {
        return new TreeMap<>(Map.of(
                "command",
                "AGREE",
                "agreement",
                new TreeMap<>(Map.of(
                        "amount",
                        "100000.00",
                        "agreedOn",
                        "2026-09-01",
                        "legalReference",
                        "EJ-BAC-A-SABLE-0001",
                        "terms",
                        new TreeMap<>(Map.of(
                                "eligibleBase", "1000000.00",
                                "expenditure", "Machine de soudure laser",
                                "startsOn", "2027-04-01",
                                "endsOn", "2028-03-31",
                                "schedule", List.of(new TreeMap<>(Map.of("label", "Versement", "amount", "100000.00"))),
                                "deMinimis", false))))));
    }
}
