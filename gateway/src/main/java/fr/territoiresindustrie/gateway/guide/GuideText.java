package fr.territoiresindustrie.gateway.guide;

import org.jspecify.annotations.Nullable;

/**
 * A text of the repository that is shown as a page.
 *
 * @param file its name, in whichever folder
 * @param translation the page that says the same in another language
 */
record GuideText(
        String file, GuideLanguage language, @Nullable String translation) {}
