package fr.territoiresindustrie.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.bench.RealMap.Commune;
import fr.territoiresindustrie.bench.RealMap.Territory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Makes plausible projects: a territory of the map (large ones have more), communes of it, a theme of its phase, a lead with a valid SIREN, a
 * balanced plan, a state as often as it occurs. The same seed makes the same projects.
 */
final class GeneratedProjects {

    private static final List<String> OBJECTS = List.of(
            "atelier partagé",
            "plateau technique",
            "école de production",
            "pépinière d'entreprises",
            "tiers-lieu industriel",
            "ligne pilote",
            "chaufferie biomasse",
            "réseau de chaleur fatale",
            "plateforme logistique",
            "halle industrielle",
            "centre de formation",
            "démonstrateur",
            "station de recharge",
            "usine-école",
            "bourse aux locaux",
            "zone d'activités",
            "friche ferroviaire",
            "ancienne filature",
            "campus des métiers",
            "laboratoire d'essais");
    private static final List<String> TRADES = List.of(
            "soudure",
            "chaudronnerie",
            "plasturgie",
            "mécanique de précision",
            "hydrogène",
            "batterie",
            "textile technique",
            "agroalimentaire",
            "bois et ameublement",
            "aéronautique",
            "décolletage",
            "fonderie",
            "verrerie",
            "maroquinerie",
            "électronique",
            "cosmétique",
            "papeterie",
            "ferroviaire",
            "nautisme",
            "robotique",
            "recyclage des métaux",
            "pharmacie",
            "chimie verte",
            "céramique",
            "outillage",
            "impression additive",
            "horlogerie",
            "sidérurgie");
    private static final List<String> VERBS = List.of(
            "Créer",
            "Moderniser",
            "Étendre",
            "Mutualiser",
            "Reconvertir",
            "Dépolluer",
            "Équiper",
            "Accompagner",
            "Relancer",
            "Ouvrir");
    private static final List<String> AIMS = List.of(
            "former des salariés aux métiers en tension",
            "attirer des apprentis",
            "réduire la consommation d'énergie",
            "libérer du foncier économique",
            "relocaliser une production",
            "partager une machine entre plusieurs PME",
            "préparer la transition écologique",
            "développer l'économie circulaire",
            "raccourcir les délais d'implantation");
    private static final List<String> KINDS = List.of(
            "Communauté de communes",
            "Société",
            "Association",
            "Syndicat mixte",
            "Groupement",
            "Établissements",
            "Fonderies");
    private static final Map<Integer, List<String>> THEMES = Map.of(
            1, List.of("RECRUIT", "ATTRACT", "INNOVATE", "SIMPLIFY"),
            2, List.of("SKILLS", "INNOVATION", "LAND", "ECOLOGICAL_TRANSITION"));
    private static final List<String> STATES = List.of(
            "DRAFT",
            "DRAFT",
            "DRAFT",
            "SUBMITTED",
            "SUBMITTED",
            "UNDER_REVIEW",
            "UNDER_REVIEW",
            "RETURNED",
            "ADJOURNED",
            "APPROVED",
            "APPROVED",
            "APPROVED",
            "APPROVED_WITH_CONDITIONS",
            "IN_PROGRESS",
            "IN_PROGRESS",
            "IN_PROGRESS",
            "ON_HOLD",
            "COMPLETED",
            "COMPLETED",
            "REJECTED",
            "ABANDONED");
    private static final Instant FIRST = Instant.parse("2019-01-07T08:00:00Z");
    private static final long DAYS = 2_800;

    private final ObjectMapper json = new ObjectMapper();
    private final List<Territory> territories;
    private final Random random;
    private final Map<String, Integer> numbers = new HashMap<>();
    private long made;

    GeneratedProjects(List<Territory> territories, long seed) {
        this.territories = territories;
        this.random = new Random(seed);
    }

    /** A project as the columns of its table, in this order: see {@link #COLUMNS}. */
    List<String> next(long total) throws JsonProcessingException {
        Territory territory = territories.get((int) (territories.size() * Math.pow(random.nextDouble(), 1.3)));
        int number = numbers.merge(territory.code(), 1, Integer::sum);
        Instant created = FIRST.plus(made++ * DAYS * 86_400_000L / total, ChronoUnit.MILLIS);
        Instant moved =
                created.plus(random.nextInt(400), ChronoUnit.DAYS).plus(random.nextInt(80_000), ChronoUnit.SECONDS);
        String state = one(STATES);
        boolean returned = state.equals("RETURNED");
        return List.of(
                id(created).toString(),
                "0",
                String.format(Locale.ROOT, "%s-%04d", territory.code(), number),
                territory.code(),
                state,
                returned ? "SUBMITTED" : "\\N",
                List.of("APPROVED", "APPROVED_WITH_CONDITIONS", "REJECTED").contains(state) ? "UNDER_REVIEW" : "\\N",
                String.valueOf(!state.equals("DRAFT")),
                "TERRITORY",
                "G-" + made,
                escaped(json.writeValueAsString(sheet(territory, created))),
                created.toString(),
                moved.toString(),
                moved.toString());
    }

    static final String COLUMNS =
            "id, version, reference, territory, state, returned_from, decided_from, released, origin,"
                    + " external_id, sheet, created_at, updated_at, state_since";

    private Map<String, Object> sheet(Territory territory, Instant created) {
        Commune commune = one(territory.communes());
        String trade = one(TRADES);
        String object = one(OBJECTS);
        long euros = Math.round(Math.exp(9 + 5 * random.nextDouble())) * 10;
        LocalDate start = LocalDate.ofEpochDay(created.getEpochSecond() / 86_400 + random.nextInt(500));
        Map<String, Object> sheet = new LinkedHashMap<>();
        sheet.put("title", one(VERBS) + " : " + object + " de " + trade + " à " + commune.name());
        sheet.put(
                "summary",
                "Le projet vise à " + one(AIMS) + " et à " + one(AIMS) + ", autour de la filière " + trade
                        + ". Il s'appuie sur " + object + " et sur les entreprises de "
                        + one(territory.communes()).name() + ", pour " + (2 + random.nextInt(80)) + " emplois.");
        sheet.put("theme", one(THEMES.getOrDefault(territory.phase(), List.of("LAND"))));
        int organisation = random.nextInt(250_000);
        sheet.put(
                "lead",
                Map.of(
                        "name",
                        KINDS.get(organisation % KINDS.size()) + " " + one(TRADES) + " " + organisation,
                        "siren",
                        siren(organisation)));
        sheet.put("locations", List.of(commune.code()));
        sheet.put(
                "calendar",
                Map.of(
                        "start",
                        start.toString(),
                        "end",
                        start.plusDays(200 + random.nextInt(900)).toString()));
        String amount = euros + ".00";
        sheet.put(
                "financingPlan",
                Map.of(
                        "costs", List.of(Map.of("label", "Investissements", "amount", amount)),
                        "resources", List.of(Map.of("funder", "Région", "amount", amount, "status", "ASKED"))));
        if (random.nextInt(12) == 0) {
            sheet.put("brownfield", Map.of("nature", "Friche industrielle", "areaHectares", "1.5"));
        }
        return sheet;
    }

    /** Nine digits whose key is right. */
    private static String siren(int organisation) {
        String eight = String.format(Locale.ROOT, "%08d", 30_000_000 + organisation * 97L % 60_000_000);
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            int digit = eight.charAt(i) - '0';
            int counted = i % 2 == 1 ? digit * 2 : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return eight + (10 - sum % 10) % 10;
    }

    /** A version 7 identifier of that instant. */
    private UUID id(Instant at) {
        long high = (at.toEpochMilli() << 16) | 0x7000L | random.nextInt(0x1000);
        return new UUID(high, (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }

    private <T> T one(List<T> among) {
        return among.get(random.nextInt(among.size()));
    }

    /** As COPY reads a text. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\");
    }
}
