package fr.territoiresindustrie.territory.perimeter;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** Body of {@code territory.composition-changed}: the whole territory with all its terms, and which change it is about. */
record CompositionChangedEvent(@JsonUnwrapped TerritoryCreatedEvent territory, TerritoryAnnouncement.Change change) {}
