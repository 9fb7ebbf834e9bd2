package io.azalai.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.InputStream;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** wss against a server whose certificate a CA of our own signed (tls/README.md says how they were made). */
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final LoopbackServer server = new LoopbackServer(serverSide("server"));
    private final Camels camels = new Camels();

    @AfterEach
    void close() {
        camels.close();
        server.close();
    }

    @Test
    void a_trusted_server_is_spoken_to() throws Exception {
        camels.bind("trust", trust()).from("ahc-wss:" + server.address() + "?sslContextParameters=#trust");
        await().until(() -> server.openSockets() == 1);

        server.send("secret tick");

        await().until(() -> camels.bodies.size() == 1);
        assertThat(camels.bodies).containsExactly("secret tick");
    }

    @Test
    void the_context_s_own_trust_serves_when_the_component_is_told_so() throws Exception {
        camels.context.setSSLContextParameters(trust());
        camels.component.setUseGlobalSslContextParameters(true);

        camels.from("ahc-wss:" + server.address());

        await().until(() -> server.openSockets() == 1);
    }

    @Test
    void an_unknown_server_is_refused() throws Exception {
        camels.from("ahc-wss:" + server.address() + "?status=true");

        await().until(() -> !camels.statuses().isEmpty());
        assertThat(camels.statuses().get(0).reason()).contains("unable to find valid certification path");
        assertThat(server.connects()).isZero();
    }

    @Test
    void a_server_whose_certificate_is_for_another_name_is_refused() throws Exception {
        try (LoopbackServer elsewhere = new LoopbackServer(serverSide("elsewhere"))) {
            camels.bind("trust", trust())
                    .from("ahc-wss:" + elsewhere.address() + "?status=true&sslContextParameters=#trust");

            await().until(() -> !camels.statuses().isEmpty());
            assertThat(camels.statuses().get(0).reason()).contains("No subject alternative names");
            assertThat(elsewhere.connects()).isZero();
        }
    }

    private static SSLContextParameters trust() {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("tls/ca.p12");
        store.setPassword("changeit");
        store.setType("PKCS12");
        TrustManagersParameters managers = new TrustManagersParameters();
        managers.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(managers);
        return parameters;
    }

    private static SslContext serverSide(String keyFile) {
        try (InputStream file = TlsTest.class.getResourceAsStream("/tls/" + keyFile + ".p12")) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(file, PASSWORD);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, PASSWORD);
            return SslContextBuilder.forServer(factory).build();
        } catch (Exception broken) {
            throw new IllegalStateException("the test keys cannot be read", broken);
        }
    }
}
