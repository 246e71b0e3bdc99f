package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import fr.territoiresindustrie.project.territory.Territory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Which projects a caller may see, and how much of them: one rule, said for a single project and for the SQL of a list. */
public record Sight(Caller caller) {

    private static final Set<String> PUBLIC_NAMES = Arrays.stream(ProjectState.values())
            .filter(ProjectState::isPublic)
            .map(Enum::name)
            .collect(Collectors.toUnmodifiableSet());

    private static final String PUBLIC_STATES =
            PUBLIC_NAMES.stream().sorted().collect(Collectors.joining("', '", "'", "'"));

    boolean sees(Project project, Territory territory) {
        return caller.readsEverything()
                || project.state().isPublic()
                || isTerritoryOf(project)
                || (project.isReleased() && (caller.is(Roles.OPERATOR) || isRegionOf(territory)));
    }

    /** Whether the caller, who sees the project, also reads what is confidential in it, and who did what to it. */
    boolean seesConfidential(Project project, Territory territory) {
        return caller.is(Roles.DELEGATION) || isTerritoryOf(project) || isRegionOf(territory);
    }

    /** As whom the caller may move the project. */
    Set<String> parties(Project project, Territory territory) {
        Set<String> parties = new HashSet<>();
        if (caller.isTerritory(project.territory())) {
            parties.add(Party.TERRITORY);
        }
        if (caller.isRegion(territory.leadRegion())) {
            parties.add(Party.REGION);
        }
        if (caller.is(Roles.DELEGATION)) {
            parties.add(Party.DELEGATION);
        }
        return parties;
    }

    /** The project's own territory, or one that shares it: those read alike, only the first writes. */
    private boolean isTerritoryOf(Project project) {
        return caller.isTerritory(project.territory())
                || project.sheet().sharedWith().stream().anyMatch(share -> caller.isTerritory(share.territory()));
    }

    private boolean isRegionOf(Territory territory) {
        return territory.regions().stream().anyMatch(caller::isRegion);
    }

    /**
     * What {@link #sees} admits, as SQL over {@code p} (a project, or a count of projects) and {@code t} (its territory); the values that it
     * names are handed to {@code bind}.
     */
    public String condition(BiConsumer<String, Object> bind) {
        if (caller.readsEverything()) {
            return "true";
        }
        List<String> admitted = new ArrayList<>(List.of("p.state in (" + PUBLIC_STATES + ")"));
        if (caller.is(Roles.OPERATOR)) {
            admitted.add("p.released");
        }
        if (caller.is(Roles.REGION)) {
            admitted.add("p.released and t.regions && string_to_array(:ownRegions, ',')");
            bind.accept("ownRegions", joined(caller.regions()));
        }
        if (caller.is(Roles.TERRITORY)) {
            admitted.add("p.territory = any(string_to_array(:ownTerritories, ','))");
            admitted.add("p.shared_with && string_to_array(:ownTerritories, ',')");
            bind.accept("ownTerritories", joined(caller.territories()));
        }
        return String.join(" or ", admitted);
    }

    /** The states that alone are seen by somebody who speaks for nobody; none where others are seen too. */
    public Set<String> onlyStates() {
        boolean seesMore = caller.readsEverything()
                || caller.is(Roles.OPERATOR)
                || caller.is(Roles.REGION)
                || caller.is(Roles.TERRITORY);
        return seesMore ? Set.of() : PUBLIC_NAMES;
    }

    private static String joined(Set<String> codes) {
        return codes.stream().sorted().collect(Collectors.joining(","));
    }
}
