package fr.territoiresindustrie.territory.vintage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static fr.territoiresindustrie.territory.vintage.VintageFixture.aVintage;

/** The files of the years to come, each with the changes of those before it. */
final class FutureVintage {

    /** A member of a territory, and the intercommunality in none that takes it over next year. */
    static final List<String> GONE = List.of("248500415", "248500191");

    /** A code that no commune has had. */
    static final String FOUNDED = "01500";

    private FutureVintage() {}

    /** A merger without a delegated commune, one renamed, one that moves, one delegated no more, an intercommunality taken over. */
    static VintageFixture next() {
        return withoutTheMerger(aVintage()).merged("01004", "01005", false);
    }

    /** The year after: the merged commune is merged in its turn, a delegated commune is one again, another one is founded. */
    static VintageFixture afterNext() {
        Map<String, String> restored = PreviousVintage.communes().stream()
                .filter(row -> row.get("code").equals("01039"))
                .findFirst()
                .orElseThrow();
        return withoutTheMerger(aVintage())
                .gone("01004")
                .merged("01005", "01007", false)
                .with(
                        "communes_deleguees.csv",
                        rows -> rows.removeIf(row -> row.get("code").equals("01039")))
                .added(restored)
                .founded(FOUNDED, "01001");
    }

    private static VintageFixture withoutTheMerger(VintageFixture vintage) {
        return vintage.row("communes.csv", "code", "01006", row -> row.put("name", "Nouveau nom"))
                .moved("01007", "200069193")
                .with(
                        "communes_deleguees.csv",
                        rows -> rows.removeIf(row -> row.get("code").equals("01059")))
                .with("communes.csv", rows -> rows.forEach(row -> follow(row, "epci_siren", GONE)))
                .with("epci_commune.csv", rows -> rows.forEach(row -> follow(row, "epci_siren", GONE)))
                .with("epci.csv", rows -> rows.removeIf(row -> row.get("siren").equals(GONE.getFirst())));
    }

    /** Whoever was in the first is in the second. */
    static void follow(Map<String, String> row, String column, List<String> two) {
        if (row.get(column).equals(two.getFirst())) {
            row.put(column, two.get(1));
        }
    }

    /** The same facts under another code, name and number. */
    static Map<String, String> founded(Map<String, String> from, String code) {
        Map<String, String> row = new LinkedHashMap<>(from);
        row.put("code", code);
        row.put("name", "Fondée");
        row.put("siren", PreviousVintage.siren(code));
        return row;
    }
}
