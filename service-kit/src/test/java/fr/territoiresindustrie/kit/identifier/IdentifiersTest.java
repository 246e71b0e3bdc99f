package fr.territoiresindustrie.kit.identifier;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class IdentifiersTest {

    @ParameterizedTest
    @ValueSource(strings = {"552100554", "200054781", "356000000"})
    void acceptsSirens(String siren) {
        assertThat(Siren.Validator.isSiren(siren)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "552100555", "55210055", "5521005541", "55210055A", "٥٥٢١٠٠٥٥٤", "552 100 554", "582015260"})
    void refusesOthers(String siren) {
        assertThat(Siren.Validator.isSiren(siren)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"55210055400013", "35600000000048", "35600000009075"})
    void acceptsSiretsAndThoseOfLaPoste(String siret) {
        assertThat(Siret.Validator.isSiret(siret)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "55210055400014", "552100554", "35600000000041", "5521005540001X"})
    void refusesOtherSirets(String siret) {
        assertThat(Siret.Validator.isSiret(siret)).isFalse();
    }
}
