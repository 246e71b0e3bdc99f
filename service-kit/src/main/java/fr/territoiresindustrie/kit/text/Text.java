package fr.territoiresindustrie.kit.text;

import java.util.Locale;

/** A sentence in the two languages of the platform. */
public record Text(String fr, String en) {

    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : fr;
    }
}
