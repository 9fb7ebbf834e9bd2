package io.azalai.simulator.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the venue takes over the sockets of one address (section 7.3). */
class SocketLimitsTest {

    private static final String POST =
            "{\"method\":\"post\",\"id\":%d,\"request\":{\"type\":\"info\",\"payload\":{\"type\":\"exchangeStatus\"}}}";

    private static final String CHANNEL = "{\"type\":\"trades\",\"coin\":\"BTC\",\"n\":%d}";

    private final Ground ground = new Ground();
    private final List<Frames> open = new ArrayList<>();

    @AfterEach
    void stop() {
        open.forEach(Frames::abort);
        ground.close();
    }

    @Test
    void the_eleventh_connection_is_turned_away_until_another_has_gone() throws Exception {
        for (int i = 0; i < 10; i++) {
            connect();
        }

        assertTurnedAway();
        open.remove(0).close();
        connect();
        assertTurnedAway();
        ground.control("/switches", "{\"venue\":\"hyperliquid\",\"name\":\"noSocketLimit\",\"on\":true}");
        connect();
    }

    @Test
    void a_minute_has_thirty_new_connections() throws Exception {
        for (int i = 0; i < 30; i++) {
            new Frames(ground.ws).close();
        }

        assertTurnedAway();
        ground.control("/clock", "{\"millis\":60000}");
        connect();
    }

    @Test
    void a_minute_has_two_thousand_messages_of_all_connections() throws Exception {
        Frames first = connect();
        Frames second = connect();
        for (int i = 0; i < 1999; i++) {
            first.send("{\"method\":\"ping\"}");
        }
        first.await("pong", 1999);

        second.subscribe("{\"type\":\"trades\",\"coin\":\"BTC\"}");
        second.await("subscriptionResponse", 1);
        first.subscribe("{\"type\":\"trades\",\"coin\":\"BTC\"}");

        assertThat(first.await("error", 1).asText())
                .isEqualTo("Too Many Requests: "
                        + "{\"method\":\"subscribe\",\"subscription\":{\"type\":\"trades\",\"coin\":\"BTC\"}}");
        ground.control("/clock", "{\"millis\":60000}");
        first.subscribe("{\"type\":\"trades\",\"coin\":\"BTC\"}");
        first.await("subscriptionResponse", 1);
    }

    @Test
    void a_hundred_requests_wait_for_their_answers_and_no_more() throws Exception {
        ground.control("/switches", "{\"venue\":\"hyperliquid\",\"name\":\"heldPosts\",\"on\":true}");
        Frames frames = connect();
        for (int i = 1; i <= 101; i++) {
            frames.send(POST.formatted(i));
        }

        assertThat(frames.await("error", 1).asText()).isEqualTo("too many pending post requests id=101");
        ground.control("/switches", "{\"venue\":\"hyperliquid\",\"name\":\"heldPosts\",\"on\":false}");
        JsonNode last = frames.await("post", 100);
        assertThat(last.get("id").asInt()).isEqualTo(100);
        assertThat(last.at("/response/payload/type").asText()).isEqualTo("exchangeStatus");
        frames.send(POST.formatted(102));
        assertThat(frames.await("post", 101).get("id").asInt()).isEqualTo(102);
    }

    @Test
    void the_switch_lifts_the_limit_of_subscriptions_too() throws Exception {
        ground.control("/switches", "{\"venue\":\"hyperliquid\",\"name\":\"noSocketLimit\",\"on\":true}");
        Frames frames = connect();
        for (int i = 0; i <= 1000; i++) {
            frames.subscribe(CHANNEL.formatted(i));
        }
        frames.await("subscriptionResponse", 1001);

        ground.control("/switches", "{\"venue\":\"hyperliquid\",\"name\":\"noSocketLimit\",\"on\":false}");
        frames.subscribe(CHANNEL.formatted(1001));

        assertThat(frames.await("error", 1).asText()).isEqualTo("Cannot subscribe to more than 1000 channels");
    }

    private Frames connect() {
        Frames frames = new Frames(ground.ws);
        open.add(frames);
        return frames;
    }

    private void assertTurnedAway() {
        assertThatThrownBy(() -> new Frames(ground.ws))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> assertThat(
                                refused.getResponse().statusCode())
                        .isEqualTo(429));
    }
}
