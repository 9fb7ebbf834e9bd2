package io.azalai.simulator.aster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.simulator.Simulator;
import io.azalai.simulator.SimulatorOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The venue behind real sockets, as the printed line describes it. */
class OverLoopbackTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> frames = new CopyOnWriteArrayList<>();

    @Test
    void streams_flow_and_a_listen_key_ends_on_command() throws Exception {
        try (Simulator simulator = Simulator.start(SimulatorOptions.defaults(), Clock.systemUTC())) {
            JsonNode line = new ObjectMapper().readTree(simulator.announcement());
            JsonNode aster = line.path("aster");
            String rest = aster.path("futuresRest").asText();
            String socket = aster.path("futuresWs").asText();
            assertThat(send("GET", rest + "/fapi/v1/exchangeInfo", "").body()).contains("\"BTCUSDT\"");
            connect(socket + "/btcusdt@depth@100ms");
            await().until(() -> frames.stream().anyMatch(frame -> frame.contains("depthUpdate")));

            String key = new ObjectMapper()
                    .readTree(send(
                                    "POST",
                                    rest + "/fapi/v1/listenKey",
                                    aster.path("apiKey").asText())
                            .body())
                    .path("listenKey")
                    .asText();
            connect(socket + "/" + key);
            send("DELETE", line.path("control").asText() + "/listen-keys", "");

            await().until(() -> frames.stream().anyMatch(frame -> frame.contains("listenKeyExpired")));
        }
    }

    private HttpResponse<String> send(String method, String url, String key) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("X-MBX-APIKEY", key)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void connect(String url) {
        http.newWebSocketBuilder()
                .buildAsync(URI.create(url), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                        frames.add(text.toString());
                        socket.request(1);
                        return null;
                    }
                })
                .join();
    }
}
