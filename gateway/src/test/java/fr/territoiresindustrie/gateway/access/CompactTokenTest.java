package fr.territoiresindustrie.gateway.access;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CompactTokenTest {

    @Test
    void knowsEachByteStringUnderOneName() {
        Random random = new Random(7);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int length = 1; length < 70; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            String part = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertThat(CompactToken.is("QQ.QQ." + part)).isTrue();
            String start = "QQ.QQ." + part.substring(0, part.length() - 1);
            long names = alphabet.chars()
                    .filter(letter -> CompactToken.is(start + (char) letter))
                    .filter(letter -> java.util.Arrays.equals(
                            bytes, Base64.getUrlDecoder().decode(start.substring(6) + (char) letter)))
                    .count();
            assertThat(names).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "QQ",
                "QQ.QQ",
                "QQ.QQ.",
                ".QQ.QQ",
                "QQ..QQ",
                "QQ.QQ.QQ.QQ",
                "A.QQ.QQ",
                "QQ.QQ.A",
                "QQ==.QQ.QQ",
                "QQ.QQ.QQ==",
                "QQ.QQ.QR",
                "QQ.QQ.QUJ",
                "QQ.QQ.Q+Q",
                "QQ.QQ.Q/Q",
                "QQ.QQ.Q Q",
                " QQ.QQ.QQ",
                "QQ.QQ.QQ\n",
                "QQ.QQ.\u0410Q"
            })
    void refusesOtherForms(String text) {
        assertThat(CompactToken.is(text)).isFalse();
    }
}
