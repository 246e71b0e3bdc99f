package fr.territoiresindustrie.territory.resolution;

import fr.territoiresindustrie.territory.resolution.AskedCode.Form;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AskedCodeTest {

    @ParameterizedTest
    @CsvSource({
        "42218, PLACE, 42218",
        "01001, PLACE, 01001",
        "2a004, PLACE, 2A004",
        "' 42 218 ', PLACE, 42218",
        "244200770, SIREN, 244200770",
        "244\u00a0200\u202f770, SIREN, 244200770",
        "732 829 320 00074, SIRET, 732829320",
    })
    void readsACodeByItsForm(String text, Form form, String key) {
        assertThat(AskedCode.of(text)).isEqualTo(new AskedCode(text, key, form));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "4221",
                "422180",
                "2C004",
                "244200771",
                "73282932000075",
                "٤٢٢١٨",
                "42218,42219",
                "TI2-8403"
            })
    void knowsWhatIsNoCode(String text) {
        assertThat(AskedCode.of(text).form()).isNull();
    }
}
