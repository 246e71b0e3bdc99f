package fr.territoiresindustrie.territory.intercommunality;

import fr.territoiresindustrie.kit.text.Text;

/** The legal forms of intercommunalities. */
public enum Nature {
    CC("Communauté de communes", "Community of communes"),
    CA("Communauté d'agglomération", "Agglomeration community"),
    CU("Communauté urbaine", "Urban community"),
    METRO("Métropole", "Metropolis"),
    MET69("Métropole de Lyon", "Metropolis of Lyon"),
    EPT("Établissement public territorial", "Territorial public establishment");

    private final Text label;

    Nature(String fr, String en) {
        label = new Text(fr, en);
    }

    Text label() {
        return label;
    }
}
