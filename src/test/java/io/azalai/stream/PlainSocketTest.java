package io.azalai.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ResolveEndpointFailedException;
import org.asynchttpclient.AsyncHttpClientConfig;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.asynchttpclient.Realm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the component of Camel 3 did. */
class PlainSocketTest {
    private final LoopbackServer server = new LoopbackServer();
    private final Camels camels = new Camels();

    @AfterEach
    void close() {
        camels.close();
        server.close();
    }

    @Test
    void text_and_binary_frames_become_exchanges() throws Exception {
        AtomicReference<Object> receivedAt = new AtomicReference<>();
        camels.from(
                "ahc-ws:" + server.address() + "/echo",
                exchange -> receivedAt.set(exchange.getMessage().getHeader(AhcWsConstants.RECEIVED_AT)));
        await().until(() -> server.openSockets() == 1);

        server.send("tick");
        server.send(new byte[] {1, 2, 3});

        await().until(() -> camels.bodies.size() == 2);
        assertThat(camels.bodies).containsExactly("tick", new byte[] {1, 2, 3});
        assertThat(camels.groups).containsExactly("", "");
        assertThat(receivedAt.get()).isInstanceOf(Instant.class);
        assertThat(camels.counts().frames()).isEqualTo(2);
        assertThat(camels.counts().bytes()).isGreaterThanOrEqualTo(2 + 4 + 2 + 3);
    }

    @Test
    void fragments_become_one_message() throws Exception {
        camels.from("ahc-ws:" + server.address());
        await().until(() -> server.openSockets() == 1);

        server.sendFragments("{\"price\":", "1}");

        await().until(() -> camels.bodies.size() == 1);
        assertThat(camels.bodies).containsExactly("{\"price\":1}");
    }

    @Test
    void a_producer_shares_the_socket_of_its_endpoint_and_gets_the_answers_into_the_route() throws Exception {
        String uri = "ahc-ws:" + server.address() + "/echo";
        server.onText((channel, text) -> server.send("echo " + text));
        camels.from(uri);

        ProducerTemplate template = camels.context.createProducerTemplate();
        template.sendBody(uri, "hello");
        template.sendBody(uri, new byte[] {7});
        template.sendBody(uri, 42);

        await().until(() -> camels.bodies.size() == 2);
        assertThat(server.received()).containsExactly("hello", "42");
        assertThat(server.binaries()).containsExactly(new byte[] {7});
        assertThat(camels.bodies).containsExactly("echo hello", "echo 42");
        assertThat(server.connects()).isEqualTo(1);
    }

    @Test
    void streaming_sends_fragments() throws Exception {
        camels.context.start();
        ProducerTemplate template = camels.context.createProducerTemplate();
        String uri = "ahc-ws:" + server.address() + "?useStreaming=true&bufferSize=4";

        template.sendBody(uri, "0123456789");
        template.sendBody(uri, new ByteArrayInputStream("abcdef".getBytes(StandardCharsets.UTF_8)));

        await().until(() -> server.fragments() == 4);
        assertThat(server.binaries()).containsExactly("abcd".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_message_without_a_connection_fails_after_the_send_timeout() throws Exception {
        server.vanish();
        camels.context.start();
        ProducerTemplate template = camels.context.createProducerTemplate();

        assertThatThrownBy(() -> template.sendBody("ahc-ws:" + server.address() + "?sendTimeout=200", "hello"))
                .hasRootCauseInstanceOf(java.util.concurrent.TimeoutException.class)
                .cause()
                .hasMessageContaining("within 200 ms");
    }

    @Test
    void pings_of_the_server_are_answered_and_ours_keep_the_connection() throws Exception {
        camels.from("ahc-ws:" + server.address() + "?pingInterval=100&idleTimeout=400");
        await().until(() -> server.openSockets() == 1);
        Instant start = Instant.ofEpochMilli(System.currentTimeMillis());

        server.ping();

        await().until(() -> server.pongs() == 1);
        await().until(() -> System.currentTimeMillis() - start.toEpochMilli() > 1_000);
        assertThat(server.connects()).isEqualTo(1);
    }

    @Test
    void the_address_may_be_written_as_it_was_and_carries_its_query() throws Exception {
        camels.from("ahc-ws:ws:" + server.address()
                + "/stream?query=RAW(a=b&c=d)&throwExceptionOnFailure=false&synchronous=true");

        await().until(() -> server.openSockets() == 1);
        assertThat(server.paths()).containsExactly("/stream?a=b&c=d");
    }

    @Test
    void options_of_the_client_are_set_and_unknown_ones_refused() throws Exception {
        camels.from("ahc-ws:" + server.address() + "?clientConfig.tcpNoDelay=false&clientConfig.userAgent=azalai");
        await().until(() -> server.openSockets() == 1);

        assertThatThrownBy(() -> camels.context.getEndpoint("ahc-ws:" + server.address() + "?retries=3"))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContaining("retries");
        assertThatThrownBy(() -> camels.context.getEndpoint("ahc-ws:" + server.address() + "?queueCapacity=0"))
                .hasRootCauseMessage("option queueCapacity must be 1 or more, was 0");
        assertThatThrownBy(() -> camels.context.addRoutes(camels.route(
                        "other", "ahc-ws:" + server.address() + "?clientConfig.colour=red", exchange -> {})))
                .isInstanceOf(Exception.class)
                .hasMessageContaining("unknown option clientConfig.colour");
    }

    @Test
    void a_login_goes_with_the_handshake() throws Exception {
        camels.from("ahc-ws:" + server.address()
                + "?clientConfig.realm.principal=caravan&clientConfig.realm.password=salt");

        await().until(() -> server.openSockets() == 1);

        String basic = Base64.getEncoder().encodeToString("caravan:salt".getBytes(StandardCharsets.UTF_8));
        assertThat(server.logins()).containsExactly("Basic " + basic);
    }

    @Test
    void a_client_configuration_of_one_s_own_is_built_upon() throws Exception {
        AsyncHttpClientConfig own = new DefaultAsyncHttpClientConfig.Builder()
                .setRealm(new Realm.Builder("own", "key")
                        .setScheme(Realm.AuthScheme.BASIC)
                        .setUsePreemptiveAuth(true))
                .build();

        camels.bind("own", own).from("ahc-ws:" + server.address() + "?clientConfig=#own");

        await().until(() -> server.openSockets() == 1);
        assertThat(server.logins()).singleElement().asString().startsWith("Basic ");
    }

    @Test
    void a_proxy_is_asked_for_the_way() throws Exception {
        try (LoopbackProxy proxy = new LoopbackProxy()) {
            camels.from("ahc-ws:" + server.address() + "?proxyHost=127.0.0.1&proxyPort=" + proxy.port());
            await().until(() -> server.openSockets() == 1);

            server.send("tick");

            await().until(() -> camels.bodies.size() == 1);
            assertThat(camels.bodies).containsExactly("tick");
            assertThat(proxy.asked())
                    .containsExactly("CONNECT " + server.address().substring(2) + " HTTP/1.1");
        }
    }
}
