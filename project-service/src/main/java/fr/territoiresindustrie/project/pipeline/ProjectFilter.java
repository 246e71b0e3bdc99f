package fr.territoiresindustrie.project.pipeline;

import fr.territoiresindustrie.project.sheet.Theme;
import org.jspecify.annotations.Nullable;

/** What a list of projects is narrowed to; null does not narrow. */
record ProjectFilter(
        @Nullable String territory,
        @Nullable String region,
        @Nullable ProjectState state,
        @Nullable Theme theme,
        @Nullable String text) {}
