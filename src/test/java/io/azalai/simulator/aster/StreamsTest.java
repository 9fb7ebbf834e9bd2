package io.azalai.simulator.aster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.simulator.loopback.SocketSession;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Control messages and market streams of aster.md section 6. */
class StreamsTest {

    private final Desk desk = new Desk();

    @Test
    void diffs_after_a_snapshot_lead_to_the_book() {
        for (String market : List.of("futures", "spot")) {
            RecordingSocket socket = desk.connect(market + "Ws", "/ws/btcusdt@depth@100ms");
            String path = market.equals("futures") ? "/fapi/v1/depth" : "/api/v1/depth";
            desk.ticks(5);
            JsonNode snapshot = desk.open(path, "symbol=BTCUSDT&limit=1000");
            desk.ticks(20);

            Map<BigDecimal, BigDecimal> bids = levels(snapshot.path("bids"));
            Map<BigDecimal, BigDecimal> asks = levels(snapshot.path("asks"));
            long last = snapshot.path("lastUpdateId").asLong();
            long previous = -1;
            for (JsonNode frame : socket.events("depthUpdate")) {
                assertThat(previous == -1 || frame.path("pu").asLong() == previous)
                        .isTrue();
                previous = frame.path("u").asLong();
                if (previous > last) {
                    assertThat(frame.path("U").asLong())
                            .isGreaterThan(frame.path("pu").asLong() + 1);
                    apply(bids, frame.path("b"));
                    apply(asks, frame.path("a"));
                }
            }
            JsonNode now = desk.open(path, "symbol=BTCUSDT&limit=1000");
            assertThat(bids).isEqualTo(levels(now.path("bids")));
            assertThat(asks).isEqualTo(levels(now.path("asks")));
            assertThat(previous).isEqualTo(now.path("lastUpdateId").asLong());
        }
    }

    @Test
    void frames_have_the_fields_of_the_samples() throws IOException {
        RecordingSocket futures = desk.connect(
                "futuresWs",
                "/ws/btcusdt@aggTrade/btcusdt@bookTicker/btcusdt@markPrice@1s"
                        + "/btcusdt@ticker/btcusdt@miniTicker/btcusdt@kline_1m/btcusdt@depth5@100ms");
        RecordingSocket spot =
                desk.connect("spotWs", "/ws/btcusdt@trade/btcusdt@bookTicker/btcusdt@depth@100ms/btcusdt@tradepro");
        desk.ticks(60);

        sameFields(futures, "aggTrade", "ws-futures-aggTrade");
        sameFields(futures, "bookTicker", "ws-futures-bookTicker-observed");
        sameFields(futures, "markPriceUpdate", "ws-futures-markPrice");
        sameFields(futures, "24hrTicker", "ws-futures-ticker");
        sameFields(futures, "24hrMiniTicker", "ws-futures-miniTicker");
        sameFields(futures, "kline", "ws-futures-kline");
        sameFields(futures, "depthUpdate", "ws-futures-depth5");
        sameFields(spot, "trade", "ws-spot-trade");
        assertThat(spot.events("tradepro").get(0).path("m")).hasSize(2);
        sameFields(spot, "bookTicker", "ws-spot-bookTicker");
        sameFields(spot, "depthUpdate", "ws-spot-depth-diff");
        assertThat(futures.events("depthUpdate").get(0).path("b")).hasSize(5);
    }

    @Test
    void user_events_have_the_fields_of_the_samples() throws IOException {
        String key = desk.read(desk.v3("POST", "/fapi/v3/listenKey", ""))
                .path("listenKey")
                .asText();
        RecordingSocket futures = desk.connect("futuresWs", "/ws/" + key);
        key = desk.read(desk.v3("POST", "/api/v3/listenKey", ""))
                .path("listenKey")
                .asText();
        RecordingSocket spot = desk.connect("spotWs", "/ws/" + key);

        desk.read(desk.v3("POST", "/fapi/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.010"));
        desk.read(desk.v3("POST", "/fapi/v3/leverage", "symbol=BTCUSDT&leverage=5"));
        desk.read(desk.v3("POST", "/api/v3/order", "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.01"));

        sameFields(futures, "ORDER_TRADE_UPDATE", "ws-futures-user-ORDER_TRADE_UPDATE");
        sameFields(futures, "ACCOUNT_UPDATE", "ws-futures-user-ACCOUNT_UPDATE-observed");
        sameFields(futures, "ACCOUNT_CONFIG_UPDATE", "ws-futures-user-ACCOUNT_CONFIG_UPDATE-leverage");
        sameFields(spot, "executionReport", "ws-spot-user-executionReport");
        sameFields(spot, "outboundAccountPosition", "ws-spot-user-outboundAccountPosition-observed");
    }

    @Test
    void control_messages_are_answered() {
        RecordingSocket socket = new RecordingSocket("/ws", "");
        SocketSession session = desk.session("futuresWs", socket);

        session.received("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@aggTrade\",\"nobody@hears\"],\"id\":1}");
        session.received("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"nobody@hears\"]}");
        session.received("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":3}");
        session.received("{\"method\":\"GET_PROPERTY\",\"params\":[\"combined\"],\"id\":2}");

        assertThat(socket.frames)
                .containsExactly(
                        "{\"result\":null,\"id\":1}",
                        "{\"result\":null}",
                        "{\"result\":[\"btcusdt@aggTrade\"],\"id\":3}",
                        "{\"result\":false,\"id\":2}");
    }

    @Test
    void wrong_control_messages_are_answered_with_their_code() {
        RecordingSocket socket = new RecordingSocket("/ws", "");
        SocketSession session = desk.session("futuresWs", socket);

        session.received("hello");
        session.received("{\"id\":1}");
        session.received("{\"method\":\"FLY\",\"id\":1}");
        session.received("{\"method\":\"SUBSCRIBE\",\"params\":[],\"id\":\"a\"}");
        session.received("{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",1],\"id\":1}");
        session.received("{\"method\":\"GET_PROPERTY\",\"params\":[\"colour\"],\"id\":1}");

        assertThat(socket.frames.get(0)).contains("\"code\":3").contains("Invalid JSON: expected value at line 1");
        assertThat(socket.frames.get(1)).contains("\"code\":2").contains("missing field method");
        assertThat(socket.frames.get(2)).contains("\"code\":2").contains("unknown variant FLY");
        assertThat(socket.frames.get(3)).contains("\"code\":2").contains("unsigned integer");
        assertThat(socket.frames.get(4)).contains("\"code\":1").contains("Invalid value type: expected Boolean");
        assertThat(socket.frames.get(5)).contains("\"code\":0").contains("Unknown property");
    }

    @Test
    void combined_streams_are_wrapped() {
        RecordingSocket socket = new RecordingSocket("/stream", "streams=btcusdt@depth@100ms/ethusdt@bookTicker");
        desk.session("futuresWs", socket);
        desk.ticks(20);

        assertThat(socket.frames).isNotEmpty().allSatisfy(frame -> {
            JsonNode wrapper = RecordingSocket.read(frame);
            assertThat(wrapper.path("stream").asText()).isIn("btcusdt@depth@100ms", "ethusdt@bookTicker");
            assertThat(wrapper.path("data").path("e").asText()).isNotEmpty();
        });
    }

    @Test
    void arrays_hold_every_symbol() {
        RecordingSocket socket = desk.connect("futuresWs", "/ws/!markPrice@arr@1s");
        desk.ticks(10);

        JsonNode array = RecordingSocket.read(socket.frames.get(0));
        assertThat(array)
                .extracting(row -> row.path("s").asText())
                .containsExactlyInAnyOrder("BTCUSDT", "ETHUSDT", "SOLUSDT", "ASTERUSDT");
    }

    @Test
    void what_is_sent_at_a_steady_pace_goes_on_though_the_clock_steps() {
        RecordingSocket socket = desk.connect("futuresWs", "/ws/btcusdt@markPrice@1s");
        desk.ticks(5);
        desk.clock.step(Duration.ofMinutes(2));
        desk.ticks(5);
        desk.clock.step(Duration.ofMinutes(-2));
        socket.frames.clear();

        desk.ticks(35);

        assertThat(socket.frames).hasSizeBetween(3, 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"futuresWs", "spotWs"})
    void a_candle_that_ended_is_told_once_more_as_closed(String site) {
        RecordingSocket socket = desk.connect(site, "/ws/btcusdt@kline_1m");
        desk.ticks(1500);

        List<JsonNode> closed = socket.events("kline").stream()
                .map(frame -> frame.path("k"))
                .filter(candle -> candle.path("x").asBoolean())
                .toList();
        assertThat(closed).hasSize(3);
        assertThat(closed.get(1).path("t").asLong())
                .isEqualTo(closed.get(0).path("T").asLong() + 1);
        assertThat(socket.events("kline").stream().map(frame -> frame.at("/k/t").asLong()))
                .isSorted();
    }

    @Test
    void a_client_that_talks_too_fast_is_disconnected() {
        RecordingSocket socket = new RecordingSocket("/ws", "");
        SocketSession session = desk.session("spotWs", socket);
        for (int i = 0; i < 6; i++) {
            session.received("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":" + i + "}");
        }

        assertThat(socket.frames).hasSize(5);
        assertThat(socket.closeCode).isEqualTo(1008);
    }

    @Test
    void pings_and_pongs_count_as_messages() {
        RecordingSocket socket = new RecordingSocket("/ws", "");
        SocketSession session = desk.session("spotWs", socket);
        for (int i = 0; i < 2; i++) {
            session.pinged();
            session.ponged();
        }
        session.received("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
        assertThat(socket.closeCode).isZero();

        session.pinged();

        assertThat(socket.closeCode).isEqualTo(1008);
    }

    @Test
    void too_many_streams_in_one_message_close_the_socket() {
        RecordingSocket socket = new RecordingSocket("/ws", "");
        SocketSession session = desk.session("futuresWs", socket);

        session.received(
                "{\"method\":\"SUBSCRIBE\",\"params\":[" + "\"a@depth\",".repeat(110) + "\"b@depth\"],\"id\":1}");

        assertThat(socket.closeCode).isEqualTo(3001);
    }

    @Test
    void the_server_pings_at_its_interval() {
        RecordingSocket socket = desk.connect("futuresWs", "/ws");

        desk.venue.second();
        desk.venue.second();
        desk.venue.second();

        assertThat(socket.pings).isEqualTo(1);
    }

    @Test
    void the_same_seed_gives_the_same_market() {
        Desk other = new Desk();
        desk.ticks(30);
        other.ticks(30);

        assertThat(desk.open("/fapi/v1/trades", "symbol=BTCUSDT"))
                .isEqualTo(other.open("/fapi/v1/trades", "symbol=BTCUSDT"));
        assertThat(desk.open("/api/v1/depth", "symbol=ETHUSDT"))
                .isEqualTo(other.open("/api/v1/depth", "symbol=ETHUSDT"));
    }

    private static Map<BigDecimal, BigDecimal> levels(JsonNode rows) {
        Map<BigDecimal, BigDecimal> levels = new HashMap<>();
        apply(levels, rows);
        return levels;
    }

    private static void apply(Map<BigDecimal, BigDecimal> levels, JsonNode rows) {
        rows.forEach(row -> {
            BigDecimal price = new BigDecimal(row.path(0).asText());
            BigDecimal quantity = new BigDecimal(row.path(1).asText());
            if (quantity.signum() == 0) {
                levels.remove(price);
            } else {
                levels.put(price, quantity);
            }
        });
    }

    private static void sameFields(RecordingSocket socket, String event, String sample) throws IOException {
        List<JsonNode> frames = socket.events(event);
        assertThat(frames).as(event).isNotEmpty();
        try (InputStream in = StreamsTest.class.getResourceAsStream("/samples/aster/" + sample + ".json")) {
            compare(event, new ObjectMapper().readTree(in), frames.get(frames.size() - 1));
        }
    }

    private static void compare(String at, JsonNode sample, JsonNode frame) {
        for (Iterator<String> names = sample.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (List.of("AP", "cr").contains(name) && at.equals("ORDER_TRADE_UPDATE/o")) {
                continue;
            }
            assertThat(frame.has(name)).as("%s/%s in %s", at, name, frame).isTrue();
            assertThat(frame.path(name).getNodeType())
                    .as(at + "/" + name)
                    .isEqualTo(sample.path(name).getNodeType());
            JsonNode inner = sample.path(name).isArray() ? sample.path(name).path(0) : sample.path(name);
            if (inner.isObject()) {
                compare(
                        at + "/" + name,
                        inner,
                        sample.path(name).isArray() ? frame.path(name).path(0) : frame.path(name));
            }
        }
    }
}
