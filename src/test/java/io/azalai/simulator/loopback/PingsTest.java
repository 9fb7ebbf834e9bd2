package io.azalai.simulator.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Protocol pings and pongs as a session hears of them. */
class PingsTest {

    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Test
    void a_session_hears_the_client_s_pings_and_its_answers() {
        try (Loopback loopback = new Loopback(Clock.systemUTC())) {
            int port = loopback.listen("test", "ws", new Pinging(), 0);
            WebSocket client = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), new WebSocket.Listener() {})
                    .join();
            await().atMost(Duration.ofSeconds(10)).until(() -> heard.contains("ponged"));

            client.sendPing(ByteBuffer.wrap("hello".getBytes(StandardCharsets.UTF_8)))
                    .join();

            await().atMost(Duration.ofSeconds(10)).until(() -> heard.size() > 1);
            assertThat(heard).containsExactly("ponged", "pinged");
            client.abort();
        }
    }

    /** Pings whoever connects. */
    private final class Pinging implements Site {

        @Override
        public HttpReply answer(HttpRequest request) {
            return HttpReply.text(404, "");
        }

        @Override
        public boolean accepts(String path) {
            return true;
        }

        @Override
        public SocketSession opened(ClientSocket socket) {
            socket.ping();
            return new SocketSession() {
                @Override
                public void received(String text) {
                    heard.add(text);
                }

                @Override
                public void pinged() {
                    heard.add("pinged");
                }

                @Override
                public void ponged() {
                    heard.add("ponged");
                }
            };
        }
    }
}
