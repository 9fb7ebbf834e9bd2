package io.azalai.venue.rest;

import java.time.Duration;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP client of a venue's REST endpoints: it never sends a request twice, follows nothing, keeps no cookies, and
 * gives up in seconds. Stock clients send a POST again on 503 and 429: an order would be placed twice.
 *
 * @param connect longest time to connect
 * @param pool longest wait for a free connection
 * @param answer longest silence while waiting for a reply
 * @param idle after which an unused connection is closed, before the venue does it
 * @param connections at most so many at once
 */
public record RestClient(Duration connect, Duration pool, Duration answer, Duration idle, int connections)
        implements HttpClientConfigurer {

    /** What ships: 2 s to connect, 1 s for a pooled connection, 10 s for an answer, a connection for each thread. */
    public static RestClient standard() {
        return new RestClient(
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                RouteCalls.THREADS);
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .evictExpiredConnections()
                .evictIdleConnections(TimeValue.of(idle))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(pool))
                        .setResponseTimeout(Timeout.of(answer))
                        .build())
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(connections)
                        .setMaxConnTotal(connections)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(connect))
                                .setSocketTimeout(Timeout.of(answer))
                                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                .build())
                        .build());
    }
}
