package fr.territoiresindustrie.project.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What somebody typed, as words: whole ones, and the last one, which may be the beginning of a longer one.
 *
 * @param whole words that must be there, in any of their forms
 * @param last what a word must begin with, empty when the last one is too short to say anything
 */
record Words(List<String> whole, String last) {

    /** A shorter beginning fits too many words. */
    private static final int SHORTEST_BEGINNING = 3;

    static Words of(String typed) {
        List<String> words = Arrays.stream(
                        Normalizer.normalize(typed, Normalizer.Form.NFC).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(Words::saint)
                .toList();
        if (words.isEmpty() || words.getLast().length() < SHORTEST_BEGINNING) {
            return new Words(words, "");
        }
        return new Words(words.subList(0, words.size() - 1), words.getLast());
    }

    /** As the stored text is read. */
    private static String saint(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "st" -> "saint";
            case "ste" -> "sainte";
            default -> word;
        };
    }

    String wholeText() {
        return whole.stream().collect(Collectors.joining(" "));
    }
}
