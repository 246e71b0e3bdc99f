package fr.territoiresindustrie.gateway.guide;

/** What stands around a text, in the language of the text. */
enum GuideLanguage {
    ENGLISH("en", "English", "guide", "Skip to the text", "Contents", "Domain", "Changelog", "Reference"),
    FRENCH("fr", "Français", "guide.fr", "Aller au texte", "Sommaire", "Domaine", "Changements", "Référence");

    /** As {@code lang} and {@code hreflang} want it. */
    final String tag;

    /** What it calls itself. */
    final String name;

    /** The page of the guide in it. */
    final String guide;

    final String skip;
    final String contents;
    final String domain;
    final String changelog;
    final String reference;

    GuideLanguage(
            String tag,
            String name,
            String guide,
            String skip,
            String contents,
            String domain,
            String changelog,
            String reference) {
        this.tag = tag;
        this.name = name;
        this.guide = guide;
        this.skip = skip;
        this.contents = contents;
        this.domain = domain;
        this.changelog = changelog;
        this.reference = reference;
    }
}
