package fr.territoiresindustrie.partner.feed;

import fr.territoiresindustrie.kit.problem.RequestProblem;
import fr.territoiresindustrie.kit.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which types of events are asked for: names, and beginnings that end in {@code .*}. None asks for all. */
public record TypeFilter(List<String> exact, List<String> beginnings) {

    public static final TypeFilter ALL = new TypeFilter(List.of(), List.of());

    private static final Pattern NAME = Pattern.compile(
            "^(?:fr\\.territoires-industrie\\.)?([a-z][a-z-]{0,40})\\.(?:(\\*)|([a-z][a-z-]{0,60})(?:\\.v1)?)$");

    /** Reads a list separated by commas. */
    public static TypeFilter read(String parameter, @Nullable String list) {
        return list == null || list.isBlank() ? ALL : of(parameter, List.of(list.split(",", -1)));
    }

    /** Reads a list of names. */
    public static TypeFilter of(String parameter, List<String> names) {
        List<String> exact = new ArrayList<>();
        List<String> beginnings = new ArrayList<>();
        for (String name : names) {
            Matcher form = NAME.matcher(name.strip());
            if (!form.matches()) {
                throw RequestProblem.INVALID_FIELDS
                        .because("Des données sont refusées : voir errors.", "Some data are refused: see errors.")
                        .parameter(
                                parameter,
                                "WRONG_FORMAT",
                                new Text(
                                        "Un type comme project.approved, ou project.* pour tous ceux d'un objet.",
                                        "A type such as project.approved, or project.* for all of one kind."));
            }
            if (form.group(2) != null) {
                beginnings.add(form.group(1) + ".");
            } else {
                exact.add(form.group(1) + "." + form.group(3));
            }
        }
        return new TypeFilter(List.copyOf(exact), List.copyOf(beginnings));
    }

    boolean all() {
        return exact.isEmpty() && beginnings.isEmpty();
    }

    /** As LIKE patterns; no name holds a character that LIKE reads otherwise. */
    String[] patterns() {
        return beginnings.stream().map(beginning -> beginning + "%").toArray(String[]::new);
    }
}
