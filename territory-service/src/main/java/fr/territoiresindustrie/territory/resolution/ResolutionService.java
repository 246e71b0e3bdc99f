package fr.territoiresindustrie.territory.resolution;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.territoiresindustrie.kit.batch.Batches;
import fr.territoiresindustrie.kit.batch.Batches.Outcome;
import fr.territoiresindustrie.kit.problem.DatabaseProblem;
import fr.territoiresindustrie.territory.recall.Recall;
import fr.territoiresindustrie.territory.reference.AsOf;
import fr.territoiresindustrie.territory.reference.JsonColumn;
import fr.territoiresindustrie.territory.resolution.AskedCode.Form;
import fr.territoiresindustrie.territory.resolution.MatchView.Body;
import fr.territoiresindustrie.territory.resolution.MatchView.By;
import fr.territoiresindustrie.territory.resolution.MatchView.Filiation;
import fr.territoiresindustrie.territory.resolution.MatchView.Kind;
import fr.territoiresindustrie.territory.resolution.MatchView.Place;
import fr.territoiresindustrie.territory.resolution.ResolutionRepository.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ResolutionService {

    private static final int MOST_TOGETHER = 100;

    private final ResolutionRepository repository;
    private final Recall recall;
    private final JsonColumn json;
    private final Batches<Circumstances, Question, ResolutionView> together;

    ResolutionService(ResolutionRepository repository, Recall recall, JsonColumn json) {
        this.repository = repository;
        this.recall = recall;
        this.json = json;
        this.together =
                new Batches<>(MOST_TOGETHER, this::resolveTogether, failure -> !DatabaseProblem.isAway(failure));
    }

    /** All that an answer depends on besides the code. */
    private record Circumstances(
            @Nullable LocalDate day, @Nullable String by, Locale language) {}

    private record Question(String code, Circumstances in) {}

    /** Resolves one code; the answer is remembered. Those who ask about others meanwhile are answered by one statement. */
    ResolutionView resolve(String code, @Nullable String asOf, @Nullable String by, Locale language) {
        var in = new Circumstances(AsOf.parse(asOf), by, language);
        var question = new Question(code, in);
        return recall.answer(question, ResolutionView.class, () -> together.run(in, question));
    }

    private List<Outcome<ResolutionView>> resolveTogether(List<Question> questions) {
        Circumstances in = questions.getFirst().in();
        List<String> codes = questions.stream().map(Question::code).toList();
        return resolve(codes, in.day(), in.by(), in.language()).stream()
                .<Outcome<ResolutionView>>map(Outcome.Done::new)
                .toList();
    }

    /** Resolves codes: one answer for each, in their order, whatever each of them is. */
    List<ResolutionView> resolve(List<String> codes, @Nullable String asOf, @Nullable String by, Locale language) {
        return resolve(codes, AsOf.parse(asOf), by, language);
    }

    private List<ResolutionView> resolve(
            List<String> codes, @Nullable LocalDate day, @Nullable String by, Locale language) {
        List<AskedCode> asked = codes.stream().map(AskedCode::of).toList();
        Set<String> keys = asked.stream()
                .filter(code -> code.form() != null)
                .map(AskedCode::key)
                .collect(Collectors.toSet());
        Map<String, List<Row>> found = keys.isEmpty()
                ? Map.of()
                : repository.matches(keys, "SIRET".equals(by) ? "SIREN" : by, day).stream()
                        .collect(Collectors.groupingBy(Row::key));
        return asked.stream()
                .map(code -> answer(code, found.getOrDefault(code.key(), List.of()), by, language))
                .toList();
    }

    private ResolutionView answer(AskedCode asked, List<Row> rows, @Nullable String by, Locale language) {
        if (asked.form() == null) {
            return unresolved(asked, ResolutionStatus.MALFORMED, language);
        }
        List<MatchView> matches = rows.stream()
                .map(row -> view(row, asked.form() == Form.SIRET ? By.SIRET : By.valueOf(row.by())))
                .filter(match -> by == null || match.by().name().equals(by))
                .sorted(Comparator.comparing(MatchView::by).thenComparing(MatchView::code))
                .toList();
        return matches.isEmpty()
                ? unresolved(asked, ResolutionStatus.UNKNOWN, language)
                : new ResolutionView(asked.text(), ResolutionStatus.RESOLVED, matches, null);
    }

    private static ResolutionView unresolved(AskedCode asked, ResolutionStatus status, Locale language) {
        var reason = new ResolutionView.Reason(status.name(), status.reason().in(language));
        return new ResolutionView(asked.text(), status, List.of(), reason);
    }

    private MatchView view(Row row, By by) {
        return new MatchView(
                Kind.valueOf(row.kind()),
                by,
                row.code(),
                row.name(),
                filiation(row),
                row.communes() == null
                        ? List.of(new Place(row.code(), row.name()))
                        : json.list(row.communes(), new TypeReference<>() {}),
                body(row.bodySiren(), row.bodyName(), row.bodyNature()),
                body(row.eptSiren(), row.eptName(), "EPT"),
                json.list(row.departements(), new TypeReference<>() {}),
                json.list(row.regions(), new TypeReference<>() {}),
                json.list(row.territories(), new TypeReference<>() {}),
                json.list(row.programmes(), new TypeReference<>() {}));
    }

    private static @Nullable Filiation filiation(Row row) {
        return row.partCode() == null || row.partName() == null
                ? null
                : new Filiation(row.partCode(), row.partName(), row.partSince());
    }

    private static @Nullable Body body(@Nullable String siren, @Nullable String name, @Nullable String nature) {
        return siren == null || name == null || nature == null ? null : new Body(siren, name, nature);
    }
}
