package fr.territoiresindustrie.kit.text;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlainNameTest {

    private final PlainName.Validator names = new PlainName.Validator();

    @ParameterizedTest
    @ValueSource(
            strings = {"L'Haÿ-les-Roses", "3M France", "(Re)sources", "Saint-Étienne - Nord", "d'Aubigné", "Ōsaka"})
    void takesNames(String name) {
        assertThat(names.isValid(name, null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+33", "-2", "@SUM(A1)", " =1", "\t=1", "＝1", "＋1", "－1", "＠A1", " ", "a\u0000b"})
    void refusesFormulasAndWhatIsNoText(String name) {
        assertThat(names.isValid(name, null)).isFalse();
    }
}
