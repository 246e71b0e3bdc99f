package fr.territoiresindustrie.platform.launcher;

import fr.territoiresindustrie.platform.account.LocalAccounts;

/** What a newcomer reads when everything is ready. */
final class Welcome {

    private Welcome() {}

    static String text(Settings settings) {
        return """

                Territoires d'industrie is ready.

                  API            %1$s/v1        documentation %1$s/docs
                  Keycloak       %2$s   administrator admin / %5$s
                  PostgreSQL     127.0.0.1:%3$d          Kafka 127.0.0.1:%4$d
                  Logs, data     %6$s

                Machine accounts (secret: the name followed by -local)
                  %7$s
                People (password: %5$s): the same names followed by -user, through the browser.

                Try
                  TOKEN=$(curl -s %8$s/protocol/openid-connect/token \\
                    -d grant_type=client_credentials -d client_id=region-84 -d client_secret=%9$s \\
                    | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
                  curl -H "Authorization: Bearer $TOKEN" %1$s/v1/territories/TI2-8403
                  curl -H "Authorization: Bearer $TOKEN" %1$s/v1/envelopes
                """.formatted(
                                settings.url(Port.GATEWAY),
                                settings.url(Port.KEYCLOAK),
                                settings.port(Port.POSTGRES),
                                settings.port(Port.KAFKA),
                                LocalAccounts.PEOPLE_PASSWORD,
                                settings.home(),
                                String.join(", ", LocalAccounts.CLIENTS),
                                settings.issuer(),
                                LocalAccounts.secret("region-84"))
                + Sandbox.clock(settings)
                        .map(clock -> """

                This is a sandbox: its clock stands at %1$s/v1/sandbox/clock and moves when you say so, what it begins with
                is listed at %1$s/v1/sandbox/fixtures, and ./tdi conformance report.json tries your client.
                """.formatted(settings.url(Port.GATEWAY)))
                        .orElse("");
    }
}
