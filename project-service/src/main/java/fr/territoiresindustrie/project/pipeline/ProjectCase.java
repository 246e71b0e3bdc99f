package fr.territoiresindustrie.project.pipeline;

/**
 * A project as the rules of its moves see it.
 *
 * @param insideTerritory whether at least one of its locations lies in its territory
 */
record ProjectCase(Project project, boolean insideTerritory) {}
