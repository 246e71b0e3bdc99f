package fr.territoiresindustrie.project.search;

import fr.territoiresindustrie.project.search.SearchView.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Cuts a text into what is one of the words and what is not. Here and not by the database, whose own way drops what looks like a tag. */
final class Highlight {

    /** So much of a long text is shown, around its first word found. */
    private static final int PASSAGE = 300;

    private static final int BEFORE = 80;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    private final Set<String> words;

    /** {@code words}: those to mark, as they stand in the text. */
    Highlight(Set<String> words) {
        this.words = words;
    }

    /** The words of a text. */
    static Stream<String> words(String text) {
        return WORD.matcher(text).results().map(java.util.regex.MatchResult::group);
    }

    /** The whole text. */
    List<Segment> all(String text) {
        List<Segment> segments = new ArrayList<>();
        int told = 0;
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (words.contains(word.group())) {
                if (word.start() > told) {
                    segments.add(new Segment(text.substring(told, word.start()), false));
                }
                segments.add(new Segment(word.group(), true));
                told = word.end();
            }
        }
        if (told < text.length()) {
            segments.add(new Segment(text.substring(told), false));
        }
        return segments;
    }

    /** The text, or a passage of a long one, cut between words. */
    List<Segment> passage(String text) {
        if (text.length() <= PASSAGE) {
            return all(text);
        }
        Matcher word = WORD.matcher(text);
        int first = 0;
        while (word.find()) {
            if (words.contains(word.group())) {
                first = word.start();
                break;
            }
        }
        int begin = first <= BEFORE ? 0 : text.indexOf(' ', first - BEFORE) + 1;
        int space = begin + PASSAGE >= text.length() ? -1 : text.lastIndexOf(' ', begin + PASSAGE);
        int end = space > first ? space : Math.min(text.length(), begin + PASSAGE);
        return all((begin > 0 ? "… " : "")
                + text.substring(Math.min(begin, first), end)
                + (end < text.length() ? " …" : ""));
    }
}
