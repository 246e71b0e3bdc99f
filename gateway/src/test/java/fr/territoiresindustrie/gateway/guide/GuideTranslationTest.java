package fr.territoiresindustrie.gateway.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.platform.server.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The guide says the same in both languages. Its snippets are run in English, so those of the French guide are the very same. */
class GuideTranslationTest {

    private static final String TO_FRENCH = "api-guide.fr.md";
    private static final String TO_ENGLISH = "api-guide.md";

    @Test
    void theFrenchGuideFollowsTheEnglishOne() throws IOException {
        String english = read(TO_ENGLISH);
        assertThat(GuideOutline.of(english).snippets()).hasSizeGreaterThan(20).anyMatch(s -> s.startsWith("```java\n"));
        follows(english, read(TO_FRENCH));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("driftings")
    void isToldWhenTheyDrift(String what, UnaryOperator<String> change) throws IOException {
        String english = read(TO_ENGLISH);
        String french = read(TO_FRENCH);
        String changed = change.apply(french);
        assertThat(changed).isNotEqualTo(french);
        assertThatThrownBy(() -> follows(english, changed)).isInstanceOf(AssertionError.class);
    }

    static Stream<Arguments> driftings() {
        return Stream.of(
                drifts("another snippet", text -> text.replace("?phase=2&region=84&q=beau", "?phase=2&region=84")),
                drifts("another comment in a snippet", text -> text.replace("# account, version", "# compte, version")),
                drifts("another language of a snippet", text -> text.replaceFirst("```java\n", "```jav\n")),
                drifts("a space at the end of a line", text -> text.replaceFirst("\nmove etat 1", " \nmove etat 1")),
                drifts("snippets in another order", GuideTranslationTest::exchanged),
                drifts("a snippet less", text -> text.replaceFirst("(?ms)^```json.*?^```$", "")),
                drifts("a heading less", text -> text.replaceFirst("(?m)^## Jetons$", "")),
                drifts("a heading of another level", text -> text.replaceFirst("(?m)^### Tous", "## Tous")),
                drifts("a paragraph less", text -> text.replaceFirst("(?m)^Tout refus.*$", "")),
                drifts("a code less", text -> text.replaceFirst("(?m)^\\| `STALE_VERSION`.*\n", "")),
                drifts("another status", text -> text.replace("`STALE_VERSION` | 412", "`STALE_VERSION` | 409")),
                drifts("another name of a field", text -> text.replace("`geometryAsOf`", "`geometrieAu`")),
                drifts("a link elsewhere", text -> text.replace("](domain.md)", "](domaine.md)")));
    }

    /** What is in the contract is in the guide, by the first part of its address. */
    @Test
    void everyResourceIsNamed() throws IOException {
        TreeSet<String> resources = new TreeSet<>();
        try (Stream<Path> contracts = Files.list(RepositoryFiles.root().resolve("contracts/openapi"))
                .filter(file -> file.toString().endsWith(".yaml"))) {
            for (Path contract : contracts.toList()) {
                Pattern.compile("(?m)^  (/v1/[a-z-]+)")
                        .matcher(Files.readString(contract))
                        .results()
                        .forEach(found -> resources.add(found.group(1)));
            }
        }
        assertThat(resources).hasSizeGreaterThan(25);
        for (String guide : List.of(TO_ENGLISH, TO_FRENCH)) {
            String operations = read(guide).split("(?m)^## ")[1];
            assertThat(resources)
                    .as(guide)
                    .allSatisfy(resource -> assertThat(operations).containsPattern("`" + resource + "[`/?]"));
        }
    }

    @Test
    void everyCodeIsNamedWithItsStatus() throws IOException {
        JsonNode codes = new ObjectMapper()
                .readTree(RepositoryFiles.root()
                        .resolve("contracts/problem-codes.json")
                        .toFile())
                .path("codes");
        assertThat(codes).hasSizeGreaterThan(80);
        for (String guide : List.of(TO_ENGLISH, TO_FRENCH)) {
            String text = read(guide);
            codes.properties()
                    .forEach(code -> assertThat(text)
                            .as(guide)
                            .contains("| `%s` | %d |"
                                    .formatted(
                                            code.getKey(),
                                            code.getValue().path("status").intValue())));
        }
    }

    private static void follows(String english, String french) {
        GuideOutline of = GuideOutline.of(english);
        GuideOutline translated = GuideOutline.of(french.replace("](" + TO_ENGLISH + ")", "](" + TO_FRENCH + ")"));
        assertThat(translated.snippets()).containsExactlyElementsOf(of.snippets());
        assertThat(translated.blocks()).containsExactlyElementsOf(of.blocks());
        assertThat(translated.codes()).containsExactlyElementsOf(of.codes());
        assertThat(translated.links()).containsExactlyElementsOf(of.links());
        assertThat(of.blocks().stream().filter("snippet"::equals)).hasSameSizeAs(of.snippets());
    }

    private static Arguments drifts(String what, UnaryOperator<String> change) {
        return arguments(what, change);
    }

    private static String exchanged(String text) {
        List<String> snippets = GuideOutline.of(text).snippets();
        String first = snippets.getFirst();
        String last = snippets.getLast();
        return text.replace(first, "@first").replace(last, first).replace("@first", last);
    }

    private static String read(String name) throws IOException {
        return Files.readString(RepositoryFiles.root().resolve("docs").resolve(name));
    }
}
