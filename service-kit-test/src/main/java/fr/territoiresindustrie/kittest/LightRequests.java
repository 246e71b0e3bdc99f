package fr.territoiresindustrie.kittest;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.params.HttpParams;
import org.jspecify.annotations.Nullable;

/**
 * REST Assured makes an HTTP client for each request, and each of these looks up its own version in every jar of the class path. The
 * parameters of the first serve all others, as copies.
 */
@SuppressWarnings("deprecation") // this is the kind of client that REST Assured wants
public final class LightRequests implements QuarkusTestBeforeEachCallback {

    @Override
    public void beforeEach(QuarkusTestMethodContext test) {
        HttpClientConfig present = RestAssured.config().getHttpClientConfig();
        RestAssured.config = RestAssured.config().httpClient(present.httpClientFactory(Client::new));
    }

    private static final class Client extends DefaultHttpClient {

        private static volatile @Nullable HttpParams first;

        @Override
        protected HttpParams createHttpParams() {
            HttpParams known = first;
            if (known == null) {
                known = super.createHttpParams();
                first = known;
            }
            return known.copy();
        }
    }
}
