package fr.territoiresindustrie.gateway.problem;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RefusalAnswerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|true",
                "en-GB,fr;q=0.5|true",
                "fr|false",
                "de|false",
                "fr,en|false",
                "de,en|true",
                ";;;|false",
                "*|false"
            })
    void speaksFrenchUnlessEnglishIsPreferred(String header, boolean english) {
        assertThat(RefusalAnswer.prefersEnglish(header)).isEqualTo(english);
    }
}
