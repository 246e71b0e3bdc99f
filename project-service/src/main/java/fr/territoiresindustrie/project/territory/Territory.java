package fr.territoiresindustrie.project.territory;

import java.util.List;

/**
 * A territory as project-service knows it.
 *
 * @param leadRegion the region that decides on its projects
 * @param regions all its regions, the lead one included
 */
public record Territory(String code, String name, int phase, String leadRegion, List<String> regions) {}
