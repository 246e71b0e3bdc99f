package fr.territoiresindustrie.territory.reference;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Names as people type them: no accents, case or punctuation, "St" and "Ste" in full. One function writes the column and reads the question, so the
 * two cannot differ; PostgreSQL's unaccent would have to be declared immutable against its documentation.
 */
public final class SearchText {

    private static final int WORDS = 8;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");

    private SearchText() {}

    /** The text of a name's {@code search} column: its words, each between spaces. */
    public static String of(String name) {
        return words(name).stream().map(SearchText::inFull).collect(Collectors.joining(" ", " ", " "));
    }

    /**
     * The {@code like} patterns of a question: each word begins a word of the name. The last word may be half typed, so that "st" may
     * become "Strasbourg" as well as "Saint".
     */
    public static List<String> patterns(String question) {
        List<String> words = words(question);
        return IntStream.range(0, Math.min(words.size(), WORDS))
                .mapToObj(i -> "% " + (i == words.size() - 1 ? words.get(i) : inFull(words.get(i))) + "%")
                .toList();
    }

    /** How a name's {@code search} column begins that the question begins; its last word may be half typed. */
    public static String beginning(String question) {
        List<String> words = words(question);
        return IntStream.range(0, words.size())
                .mapToObj(i -> i == words.size() - 1 ? words.get(i) : inFull(words.get(i)))
                .collect(Collectors.joining(" ", " ", ""));
    }

    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text.toLowerCase(Locale.FRENCH), Normalizer.Form.NFD)
                .replace("œ", "oe")
                .replace("æ", "ae");
        return Arrays.stream(BETWEEN_WORDS.split(MARKS.matcher(plain).replaceAll("")))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String inFull(String word) {
        return switch (word) {
            case "st" -> "saint";
            case "ste" -> "sainte";
            default -> word;
        };
    }
}
