package fr.territoiresindustrie.gateway.limit;

import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OperationClassTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            GET,    /v1/projects,                        -,                              READ
            HEAD,   /v1/projects,                        application/json,               READ
            OPTIONS,/v1/projects,                        -,                              READ
            GET,    /v1/projects,                        text/csv,                       EXPORT
            GET,    /v1/projects,                        'application/json;q=0.1, TEXT/CSV', EXPORT
            GET,    /v1/territories,                     application/geo+json,           EXPORT
            GET,    /v1/projects,                        application/x-ndjson,           EXPORT
            GET,    /v1/committee-sessions/1/minutes,    application/pdf,                EXPORT
            GET,    /v1/publications/scdl,               -,                              EXPORT
            GET,    /v1/features/collections/t/items,    application/geo+json,           READ
            GET,    /v1/events/stream,                   text/event-stream,              READ
            POST,   /v1/projects,                        text/csv,                       WRITE
            PUT,    /v1/projects/1,                      -,                              WRITE
            DELETE, /v1/webhooks/1,                      -,                              WRITE
            POST,   /v1/projects/imports,                -,                              BULK
            POST,   /v1/envelopes/imports,               -,                              BULK
            POST,   /v1/resolutions,                     -,                              BULK
            GET,    /v1/resolutions,                     -,                              READ
            GET,    /v1/projects/imports,                -,                              READ
            POST,   /v1/projects/imports/1/cancellation, -,                              WRITE
            """)
    void costsWhatItsKindCosts(String method, String path, String accept, OperationClass expected) {
        assertThat(OperationClass.of(HttpMethod.valueOf(method), path, accept)).isEqualTo(expected);
    }
}
