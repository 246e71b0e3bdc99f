package fr.territoiresindustrie.funding.scheme;

import fr.territoiresindustrie.funding.scheme.Finding.Result;
import fr.territoiresindustrie.kit.money.Money;
import fr.territoiresindustrie.kit.text.Text;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

import static fr.territoiresindustrie.kit.time.Time.PARIS;

/** The criteria of schemes as small rules: each asks one thing and says what it found. A scheme that does not ask it gets no finding. */
public enum EligibilityRule {
    PHASE {
        @Override
        Optional<Finding> find(Scheme scheme, List<Window> windows, Facts facts) {
            return among(scheme.criteria().phases(), facts.phase() == null ? null : List.of(facts.phase()), "Phases");
        }
    },
    THEME {
        @Override
        Optional<Finding> find(Scheme scheme, List<Window> windows, Facts facts) {
            return among(scheme.criteria().themes(), facts.theme() == null ? null : List.of(facts.theme()), "Thèmes");
        }
    },
    REGION {
        @Override
        Optional<Finding> find(Scheme scheme, List<Window> windows, Facts facts) {
            return among(scheme.criteria().regions(), facts.regions(), "Régions");
        }
    },
    TERRITORY {
        @Override
        Optional<Finding> find(Scheme scheme, List<Window> windows, Facts facts) {
            return among(scheme.criteria().territories(), List.of(facts.territory()), "Territoires");
        }
    },
    LEAD {
        @Override
        Optional<Finding> find(Scheme scheme, List<Window> windows, Facts facts) {
            @Nullable List<LeadKind> kinds = scheme.criteria().leadKinds();
            if (kinds == null || kinds.isEmpty()) {
                return Optional.empty();
            }
            @Nullable String siren = facts.leadSiren();
            List<@Nullable Boolean> admitted = siren == null
                    ? Arrays.asList((Boolean) null)
                    : kinds.stream().map(kind -> kind.admits(siren)).toList();
            Result result = admitted.contains(true)
                    ? Result.MET
                    : admitted.stream().anyMatch(Objects::isNull) ? Result.UNKNOWN : Result.UNMET;
            return Optional.of(new Finding(
                    name(),
                    result,
                    new Text("Porteurs admis : " + joined(kinds) + ".", "Admitted leads: " + joined(kinds) + ".")));
        }
    },
    BASE {
        @Override
        Optional<Finding> find(Scheme scheme, List<Window> windows, Facts facts) {
            @Nullable Money least = scheme.criteria().minEligibleBase();
            @Nullable Money most = scheme.criteria().maxEligibleBase();
            if (least == null && most == null) {
                return Optional.empty();
            }
            String range = (least == null ? "" : "≥ " + least) + (most == null ? "" : " ≤ " + most);
            Text text = new Text(
                    "Assiette éligible demandée : " + range.strip() + " EUR.",
                    "Eligible base asked for: " + range.strip() + " EUR.");
            @Nullable Money base = facts.base();
            if (base == null) {
                return Optional.of(new Finding(name(), Result.UNKNOWN, text));
            }
            boolean fits = (least == null || base.compareTo(least) >= 0) && (most == null || base.compareTo(most) <= 0);
            return Optional.of(new Finding(name(), fits ? Result.MET : Result.UNMET, text));
        }
    },
    DATES {
        @Override
        Optional<Finding> find(Scheme scheme, List<Window> windows, Facts facts) {
            if (scheme.startsOn() == null && scheme.endsOn() == null) {
                return Optional.empty();
            }
            boolean runs = (scheme.startsOn() == null || !facts.today().isBefore(scheme.startsOn()))
                    && (scheme.endsOn() == null || !facts.today().isAfter(scheme.endsOn()));
            String dates = Stream.of(scheme.startsOn(), scheme.endsOn())
                    .map(date -> date == null ? "…" : date.toString())
                    .reduce((from, to) -> from + " – " + to)
                    .orElseThrow();
            return Optional.of(new Finding(
                    name(),
                    runs ? Result.MET : Result.UNMET,
                    new Text("Dispositif en vigueur : " + dates + ".", "Scheme in force: " + dates + ".")));
        }
    },
    WINDOW {
        @Override
        Optional<Finding> find(Scheme scheme, List<Window> windows, Facts facts) {
            if (scheme.intake() == Intake.OPEN) {
                return Optional.empty();
            }
            Optional<Window> open =
                    windows.stream().filter(w -> w.isOpenAt(facts.now())).findFirst();
            if (open.isPresent()) {
                String until = clock(open.get().closesAt());
                return Optional.of(new Finding(
                        name(), Result.MET, new Text("Ouvert jusqu'au " + until + ".", "Open until " + until + ".")));
            }
            Text text = windows.stream()
                    .filter(w -> w.opensAt().isAfter(facts.now()))
                    .findFirst()
                    .map(next -> new Text(
                            "Ouvre le " + clock(next.opensAt()) + ".", "Opens on " + clock(next.opensAt()) + "."))
                    .orElse(new Text("Aucune fenêtre ouverte.", "No window is open."));
            return Optional.of(new Finding(name(), Result.UNMET, text));
        }
    };

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    abstract Optional<Finding> find(Scheme scheme, List<Window> windows, Facts facts);

    /** What every criterion of a scheme says. {@code windows} are the scheme's own, earliest first. */
    public static List<Finding> findings(Scheme scheme, List<Window> windows, Facts facts) {
        return Arrays.stream(values())
                .flatMap(rule -> rule.find(scheme, windows, facts).stream())
                .toList();
    }

    private static String clock(Instant at) {
        return CLOCK.format(LocalDateTime.ofInstant(at, PARIS)) + " (Paris)";
    }

    private static String joined(Collection<?> values) {
        return values.stream()
                .map(String::valueOf)
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    <T> Optional<Finding> among(@Nullable List<T> asked, @Nullable Collection<T> present, String what) {
        if (asked == null || asked.isEmpty()) {
            return Optional.empty();
        }
        Result result = present == null
                ? Result.UNKNOWN
                : present.stream().anyMatch(asked::contains) ? Result.MET : Result.UNMET;
        return Optional.of(new Finding(
                name(),
                result,
                new Text(
                        what + " : " + joined(asked) + ".",
                        name().toLowerCase(Locale.ROOT) + ": " + joined(asked) + ".")));
    }
}
