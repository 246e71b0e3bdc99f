package fr.territoiresindustrie.project.territory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.territoiresindustrie.kit.event.ReceivedEvent;
import fr.territoiresindustrie.kit.time.Time;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the other features ask of the copy of territories, and how events change it. */
@ApplicationScoped
public class TerritoryService {

    private static final Set<String> TELLING = Set.of("territory.created", "territory.composition-changed");

    private final TerritoryRepository territories;
    private final ObjectMapper json;
    private final Time time;

    TerritoryService(TerritoryRepository territories, ObjectMapper json, Time time) {
        this.territories = territories;
        this.json = json;
        this.time = time;
    }

    public Optional<Territory> find(String code) {
        return territories.find(code);
    }

    /** Whether at least one of these communes lies in the territory today, or at the end of one that has ended. */
    public boolean holdsAnyOf(String territory, Collection<String> communes) {
        return !communes.isEmpty() && territories.holdsAnyOf(territory, communes, time.today());
    }

    /** The territory of this phase in which each commune lies today; a commune of none is not in the map. */
    public Map<String, Territory> byCommune(int phase, Collection<String> communes) {
        return territories.byCommune(phase, communes, time.today());
    }

    /** How many territories of this phase the copy holds. */
    public long count(int phase) {
        return territories.count(phase);
    }

    /** Takes in an event; those that tell nothing of use here are passed over. */
    void receive(ReceivedEvent event) {
        if (TELLING.contains(event.name())) {
            territories.write(told(event), event.sequence());
        }
    }

    private TerritoryTold told(ReceivedEvent event) {
        try {
            return json.treeToValue(event.data(), TerritoryTold.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a territory: " + e.getOriginalMessage(), e);
        }
    }
}
