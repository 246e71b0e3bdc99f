package fr.territoiresindustrie.territory.territory;

import fr.territoiresindustrie.kit.identity.Caller;
import fr.territoiresindustrie.kit.identity.Roles;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a territory is, and who has to do with it.
 *
 * @param validTo last day, null while open
 * @param lastDay last day, or its phase's while it is open
 * @param regions of its communes, on any day, and the lead region
 */
public record TerritoryBounds(
        String code,
        int phase,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        LocalDate lastDay,
        String leadRegion,
        Set<String> regions) {

    /** The day, brought into the territory's own time. */
    public LocalDate within(LocalDate day) {
        if (day.isBefore(validFrom)) {
            return validFrom;
        }
        return validTo != null && day.isAfter(validTo) ? validTo : day;
    }

    /** Who leads it: its team, its lead region, the delegation. */
    public boolean isLedBy(Caller caller) {
        return caller.isTerritory(code) || isDecidedBy(caller);
    }

    /** Who decides on it: its lead region and the delegation. */
    public boolean isDecidedBy(Caller caller) {
        return caller.isRegion(leadRegion) || caller.is(Roles.DELEGATION);
    }

    /** Who works with its people, and may see how to reach them: its team, its regions, the operators, the delegation. */
    public boolean seesPeople(Caller caller) {
        return isLedBy(caller)
                || regions.stream().anyMatch(caller::isRegion)
                || (caller.is(Roles.OPERATOR) && caller.operator() != null);
    }
}
