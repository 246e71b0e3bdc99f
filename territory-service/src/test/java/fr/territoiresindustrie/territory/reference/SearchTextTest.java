package fr.territoiresindustrie.territory.reference;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SearchTextTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Saint-Étienne, saint etienne ",
                "L'Abergement-Clémenciat, l abergement clemenciat ",
                "Œting, oeting ",
                "CC du Pays de Pontchâteau St-Gildas-des-Bois, cc du pays de pontchateau saint gildas des bois ",
                "L’Haÿ-les-Roses, l hay les roses ",
            })
    void writesANameWithoutAccentsCaseOrPunctuation(String name, String text) {
        assertThat(SearchText.of(name)).isEqualTo(text);
    }

    @Test
    void looksForTheBeginningOfEachWord() {
        assertThat(SearchText.patterns("St Éti")).containsExactly("% saint%", "% eti%");
    }

    @Test
    void leavesTheWordBeingTypedAsItIs() {
        assertThat(SearchText.patterns("st")).containsExactly("% st%");
    }

    @Test
    void takesNoWildcardFromTheQuestion() {
        assertThat(SearchText.patterns("100%_x\\")).containsExactly("% 100%", "% x%");
        assertThat(SearchText.patterns("%_' --")).isEqualTo(List.of());
    }

    @Test
    void looksForEightWordsAtMost() {
        assertThat(SearchText.patterns("a b c d e f g h i j")).hasSize(8);
    }
}
