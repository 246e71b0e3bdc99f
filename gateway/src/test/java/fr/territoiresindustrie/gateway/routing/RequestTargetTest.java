package fr.territoiresindustrie.gateway.routing;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestTargetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1/regions",
                "/v1/regions/",
                "/v1/territories/TI2-8403",
                "/v1/a.b/c~d",
                "/v1/a%20b",
                "/v1/%C3%A9t%C3%A9",
                "/v1/a...b",
                "/v1/...",
                "/v1/x@y:z,w",
                "/v1/%e2%82%ac",
                "/v1/%F0%9F%8F%AD",
                "/v1/%20%C2%A0"
            })
    void takesPlainPathsAsTheyAre(String path) {
        assertThat(RequestTarget.path(path)).isEqualTo(path);
        assertThat(RequestTarget.path(path + "?a=/../%2e%2e&b[]=1|2")).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "v1/regions",
                "http://a/v1/regions",
                "//v1",
                "/v1//a",
                "/.",
                "/..",
                "/v1/.",
                "/v1/..",
                "/v1/./a",
                "/v1/../a",
                "/../",
                "/%2e",
                "/v1/%2E%2e/a",
                "/v1/.%2e/a",
                "/v1%2fa",
                "/v1/%5c",
                "/v1/\\a",
                "/v1/a;b",
                "/v1/%3b",
                "/v1/%25",
                "/v1/%252e",
                "/v1/%00",
                "/v1/%0a",
                "/v1/%1f",
                "/v1/%7f",
                "/v1/%",
                "/v1/%2",
                "/v1/%g0",
                "/v1/a b",
                "/v1/\u00e9",
                "/v1/a#b",
                "/v1/a?b#c",
                "/v1/a?b c",
                "/v1/%3fa",
                "/v1/%23a",
                "/v1/\"a",
                "/v1/<a>",
                "/v1/{a}",
                "/v1/%c0%ae%c0%ae/a",
                "/v1/%c0%af",
                "/v1/%c1%9c",
                "/v1/%e0%80%af",
                "/v1/%e0%80%ae",
                "/v1/%f0%80%80%af",
                "/v1/%f8%80%80%80%af",
                "/v1/%ed%a0%80",
                "/v1/%f4%90%80%80",
                "/v1/%c2%85",
                "/v1/%80",
                "/v1/%ff",
                "/v1/%c3",
                "/v1/%c3a",
                "/v1/%c3%",
                "/v1/%c3/%a9",
                "/v1/%e2%82",
                "/v1/a?b=%",
                "/v1/a?b=%4",
                "/v1/a?b=%zz",
                "/v1/a?b=%00"
            })
    void refusesWhatCouldBeReadInTwoWays(String target) {
        assertThat(RequestTarget.path(target)).isEmpty();
    }
}
