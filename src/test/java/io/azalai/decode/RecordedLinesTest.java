package io.azalai.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.provision.Provisions;
import io.azalai.timing.Clocks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code azalai decode}: recorded lines in, events or errors out. */
class RecordedLinesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);

    private static final String ORDER = """
            {"a":0,"b":true,"p":"100","s":"1","r":false,"t":{"limit":{"tif":"Gtc"}}}""";

    @Test
    void a_book_is_told_in_the_words_of_our_events() throws IOException {
        JsonNode event = event(rest("hyperliquid", "POST /info l2Book", "rest-l2Book"));

        assertThat(event.path("type").asText()).isEqualTo("orderBook");
        assertThat(event.path("symbol").asText()).isEqualTo("DYDX/USDC:USDC");
        assertThat(event.path("timestamp").asLong()).isEqualTo(1689630203930L);
        assertThat(event.at("/bids/0/0").asText()).isEqualTo("2.111");
        assertThat(event.at("/bids/0/1").asText()).isEqualTo("134.4");
    }

    @Test
    void decimals_keep_the_scale_the_venue_sent() throws IOException {
        JsonNode event = event(frame("hyperliquid", "ws-bbo"));

        assertThat(event.path("bidPrice").asText()).isEqualTo("113377.0");
        assertThat(event.path("bidQty").asText()).isEqualTo("7.6699");
    }

    @ParameterizedTest
    @CsvSource({
        "hyperliquid, ws-user-fills-spot, fill, 0.31",
        "hyperliquid, ws-userFills-snapshot, fill, 8552.3",
        "aster, ws-futures-aggTrade, trade, 100",
        "aster, ws-spot-trade, trade, 100",
        "aster, ws-futures-forceOrder, liquidation, 0.014",
    })
    void a_frame_finds_its_stream_by_itself(String venue, String sample, String type, String quantity)
            throws IOException {
        JsonNode event = event(frame(venue, sample));

        assertThat(event.path("type").asText()).isEqualTo(type);
        assertThat(event.path("quantity").asText()).isEqualTo(quantity);
    }

    @Test
    void the_address_tells_spot_from_futures_where_the_frame_does_not() throws IOException {
        ObjectNode line = line("WS", "wss://sstream.asterdex.com/ws", sample("aster", "ws-spot-bookTicker-observed"));

        assertThat(event("aster", line).path("market").asText()).isEqualTo("SPOT");
    }

    @ParameterizedTest
    @CsvSource({
        "wss://fstream.asterdex.com/ws/btcusdt@depth5, orderBook",
        "wss://fstream.asterdex.com/stream?streams=btcusdt@depth20@100ms, orderBook",
        "wss://fstream.asterdex.com/ws/btcusdt@depth@100ms, bookDelta",
        "'', orderBook"
    })
    void the_address_tells_best_levels_from_differences_where_the_frame_does_not(String address, String type)
            throws IOException {
        ObjectNode line = line("WS", address, sample("aster", "ws-futures-depth5"));

        assertThat(event("aster", line).path("type").asText()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"3, 0", "3, 0.000", "5, 1"})
    void levels_that_no_stream_of_best_levels_tells_are_changes(int place, String quantity) throws IOException {
        ObjectNode frame = (ObjectNode) sample("aster", "ws-futures-depth5");
        ArrayNode bids = (ArrayNode) frame.path("b");
        ArrayNode level = place < bids.size()
                ? (ArrayNode) bids.path(place)
                : bids.addArray().add("7403.80").add("1");
        level.set(1, quantity);

        assertThat(event("aster", line("WS", "", frame)).path("type").asText()).isEqualTo("bookDelta");
    }

    @Test
    void recorded_instruments_give_names() throws IOException {
        RecordedLines lines = new RecordedLines(
                Provisions.unconnected("hyperliquid", Clocks.of(Clock.systemUTC())), Clock.systemUTC());
        lines.learn("""
                {"id":"spot","transport":"REST","endpoint":"POST /info spotMeta","payload":{"tokens":[
                 {"name":"USDC","szDecimals":8,"weiDecimals":8,"index":0,"tokenId":"0x6d1e7cde53ba9467b783cb7c530ce054","isCanonical":true},
                 {"name":"HYPE","szDecimals":2,"weiDecimals":8,"index":150,"tokenId":"0x0d01dc56dcaaca66ad901c959b4011ec","isCanonical":false}],
                 "universe":[{"name":"@107","tokens":[150,0],"index":107,"isCanonical":false}]}}
                """);

        JsonNode told = answer(lines, line("WS", "", sample("hyperliquid", "ws-user-fills-spot")));

        assertThat(told.at("/events/0/symbol").asText()).isEqualTo("HYPE/USDC");
        assertThat(told.at("/events/0/venueSymbol").asText()).isEqualTo("@107");
    }

    @Test
    void an_order_that_is_not_there_is_an_error_with_its_class_and_outcome() throws IOException {
        JsonNode error = answer(
                        "hyperliquid", rest("hyperliquid", "POST /info orderStatus", "rest-orderStatus-unknown"))
                .path("error");

        assertThat(error.path("class").asText()).isEqualTo("OrderNotFoundException");
        assertThat(error.path("outcome").asText()).isEqualTo("REJECTED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | {"code":-2019,"msg":"Margin is insufficient."}      | InsufficientBalanceException | REJECTED | -2019
            400 | {"code":-1121,"msg":"Invalid symbol."}              | InvalidSymbolException       | REJECTED | -1121
            503 | {"code":-1001,"msg":"Internal error"}               | OutcomeUnknownException      | UNKNOWN  | -1001
            200 | {"orderId":1,"symb                                  | OutcomeUnknownException      | UNKNOWN  | UNREADABLE
            """)
    void what_a_venue_answers_to_an_order_is_classed(
            int status, String payload, String type, String outcome, String code) throws IOException {
        ObjectNode line = line(
                "REST", "POST /fapi/v1/order", Recording.JSON.getNodeFactory().textNode(payload));
        line.put("status", status);
        line.putObject("request")
                .put("symbol", "BTCUSDT")
                .put("side", "BUY")
                .put("type", "MARKET")
                .put("quantity", "1");

        JsonNode error = answer("aster", line).path("error");

        assertThat(error.path("class").asText()).isEqualTo(type);
        assertThat(error.path("outcome").asText()).isEqualTo(outcome);
        assertThat(error.path("code").asText()).isEqualTo(code);
    }

    @Test
    void a_liquidation_of_the_recorded_account_is_a_margin_call() throws IOException {
        JsonNode own = sample("hyperliquid", "ws-userEvents-variants").get(1);
        ObjectNode of = line("WS", "", own);
        ObjectNode ofLiquidator = line("WS", "", own);
        ofLiquidator
                .putObject("request")
                .put("type", "userEvents")
                .put("user", own.at("/data/liquidation/liquidator").asText());

        assertThat(answer("hyperliquid", of).at("/events/0/type").asText()).isEqualTo("marginCall");
        assertThat(answer("hyperliquid", ofLiquidator).path("events")).isEmpty();
    }

    @Test
    void mids_are_told_as_tickers() throws IOException {
        JsonNode mid = event(rest("hyperliquid", "POST /info allMids", "rest-allMids"));

        assertThat(mid.path("type").asText()).isEqualTo("ticker");
        assertThat(mid.path("venueSymbol").asText()).isEqualTo("APE");
        assertThat(mid.path("lastPrice").asText()).isEqualTo("1.96595");
        assertThat(event(frame("hyperliquid", "ws-allMids")).path("type").asText())
                .isEqualTo("ticker");
    }

    @Test
    void agents_of_a_wallet_are_read_and_are_no_event() throws IOException {
        ObjectNode line = line("REST", "GET /fapi/v3/agent", sample("aster", "futures-rest-agents"));

        JsonNode told = answer("aster", line);

        assertThat(told.path("events").isArray()).as(told.toString()).isTrue();
        assertThat(told.has("error")).isFalse();
    }

    @Test
    void orders_of_a_batch_are_told_one_by_one() throws IOException {
        ObjectNode line = line("REST", "POST /fapi/v1/batchOrders", sample("aster", "futures-rest-batchOrders-mixed"));
        line.set("request", Recording.JSON.readTree("""
                {"batchOrders":[
                 {"symbol":"BTCUSDT","side":"BUY","type":"TRAILING_STOP_MARKET","quantity":"10","callbackRate":"0.3"},
                 {"symbol":"BTCUSDT","side":"BUY","type":"MARKET","quantity":"1","reduceOnly":"true"}]}"""));

        JsonNode events = answer("aster", line).path("events");

        assertThat(events.path(0).path("orderId").asText()).isEqualTo("22542179");
        assertThat(events.path(1).path("execType").asText()).isEqualTo("REJECTED");
        assertThat(events.path(1).path("reason").asText()).contains("ReduceOnly Order is rejected.");
    }

    @Test
    void each_refused_order_of_a_batch_keeps_its_class_outcome_and_code() throws IOException {
        ObjectNode aster = line("REST", "POST /fapi/v1/batchOrders", sample("aster", "futures-rest-batchOrders-mixed"));
        ObjectNode hyperliquid = line(
                "REST",
                "POST /exchange order",
                sample("hyperliquid", "exchange-responses").path("order_mixed_batch"));
        hyperliquid
                .putObject("request")
                .put("type", "order")
                .putArray("orders")
                .add(Recording.JSON.readTree(ORDER))
                .add(Recording.JSON.readTree(ORDER));

        JsonNode ofAster = answer("aster", aster);
        JsonNode ofHyperliquid = answer("hyperliquid", hyperliquid);

        assertThat(ofAster.at("/errors/0/index").asInt()).isEqualTo(1);
        assertThat(ofAster.at("/errors/0/class").asText()).isEqualTo("OrderRejectedException");
        assertThat(ofAster.at("/errors/0/outcome").asText()).isEqualTo("REJECTED");
        assertThat(ofAster.at("/errors/0/code").asText()).isEqualTo("-2022");
        assertThat(ofAster.at("/errors/0/text").asText()).isEqualTo("ReduceOnly Order is rejected.");
        assertThat(ofHyperliquid.path("errors")).hasSize(1);
        assertThat(ofHyperliquid.at("/errors/0/index").asInt()).isEqualTo(1);
        assertThat(ofHyperliquid.at("/errors/0/class").asText()).isEqualTo("InsufficientBalanceException");
        assertThat(ofHyperliquid.at("/errors/0/code").asText()).isEqualTo("INSUFFICIENT_MARGIN");
    }

    @Test
    void what_a_frame_leaves_to_be_read_is_a_note_and_no_event() throws IOException {
        JsonNode told = answer("aster", frame("aster", "ws-futures-user-ACCOUNT_CONFIG_UPDATE-leverage"));

        assertThat(told.path("events")).isEmpty();
        assertThat(told.path("note").asText()).isEqualTo("settings are read: the leverage of BTCUSDT is 25 now");
    }

    @Test
    void a_cut_frame_is_said_to_be_no_json() throws IOException {
        ObjectNode line = line(
                "WS", "", Recording.JSON.getNodeFactory().textNode("{\"channel\":\"bbo\",\"data\":{\"coin\":\"BTC\""));

        JsonNode told = answer("hyperliquid", line);

        assertThat(told.at("/error/code").asText()).isEqualTo("not-json");
        assertThat(told.at("/error/text").asText())
                .contains("line 1 column")
                .doesNotContain("Source", "REDACTED", "StreamReadFeature");
    }

    @ParameterizedTest
    @CsvSource({
        "rest-clearinghouseState-cross, clearinghouseState, position, size, 0.00785",
        "rest-openOrders, openOrders, order, orderId, 62269971",
        "rest-userFills-2023, userFills, fill, tradeId, 189324432-1683245884863-4623.5-1.3189-142.7",
        "rest-meta-2023, meta, instrument, venueSymbol, BTC",
    })
    void replies_of_early_years_are_still_read(String sample, String call, String type, String field, String value)
            throws IOException {
        JsonNode event = event(rest("hyperliquid", "POST /info " + call, sample));

        assertThat(event.path("type").asText()).isEqualTo(type);
        assertThat(event.path(field).asText()).isEqualTo(value);
    }

    @Test
    void a_refused_subscription_is_an_error_of_the_socket() throws IOException {
        ObjectNode line = line(
                "WS",
                "",
                Recording.JSON.readTree(
                        "{\"channel\":\"error\",\"data\":\"Invalid subscription {\\\"type\\\":\\\"x\\\"}\"}"));

        assertThat(answer("hyperliquid", line).at("/error/class").asText()).isEqualTo("InvalidSymbolException");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"id":7,"transport":"FTP","payload":{}}             | transport must be WS or REST, was 'FTP'
            {"id":7,"transport":"WS"}                           | payload is missing
            {"id":7,"transport":"REST","status":"two hundred","payload":{}} | status must be an HTTP status such as 200, was "two hundred"
            {"id":7,"transport":"WS","payload":{},"paylod":1}   | unknown key 'paylod'
            """)
    void a_line_that_is_none_says_what_is_wrong_with_it(String line, String why) throws IOException {
        DecodedLine decoded = new RecordedLines(
                        Provisions.unconnected("aster", Clocks.of(Clock.systemUTC())), Clock.systemUTC())
                .decode(line);

        assertThat(decoded.understood()).isFalse();
        JsonNode json = Recording.JSON.readTree(decoded.json());
        assertThat(json.path("id").asInt()).isEqualTo(7);
        assertThat(json.at("/error/text").asText()).contains(why);
    }

    @Test
    void an_unknown_venue_and_metadata_of_nothing_are_refused() {
        assertThatThrownBy(() -> Provisions.unconnected("binance", Clocks.of(Clock.systemUTC())))
                .hasMessage("there is no venue 'binance'; there are [aster, hyperliquid]");
        RecordedLines lines =
                new RecordedLines(Provisions.unconnected("aster", Clocks.of(Clock.systemUTC())), Clock.systemUTC());
        assertThatThrownBy(() -> lines.learn("{\"universe\":[]}")).hasMessageContaining("list none of aster");
    }

    private static ObjectNode rest(String venue, String endpoint, String sample) throws IOException {
        return line("REST", endpoint, sample(venue, sample)).put("venue-of-test", venue);
    }

    private static ObjectNode frame(String venue, String sample) throws IOException {
        return line("WS", "", sample(venue, sample)).put("venue-of-test", venue);
    }

    static ObjectNode line(String transport, String endpoint, JsonNode payload) {
        ObjectNode line = Recording.JSON.createObjectNode();
        line.put("id", "one")
                .put("transport", transport)
                .put("endpoint", endpoint)
                .set("payload", payload);
        return line;
    }

    private static JsonNode event(ObjectNode line) throws IOException {
        return event(line.path("venue-of-test").asText(), line);
    }

    private static JsonNode event(String venue, ObjectNode line) throws IOException {
        JsonNode answer = answer(venue, line);
        assertThat(answer.path("id").asText()).isEqualTo("one");
        assertThat(answer.path("events")).as(answer.toString()).isNotEmpty();
        return answer.path("events").path(0);
    }

    private static JsonNode answer(String venue, ObjectNode line) throws IOException {
        line.remove("venue-of-test");
        return answer(lines(venue), line);
    }

    static LineDecoder lines(String venue) {
        return new RecordedLines(Provisions.unconnected(venue, Clocks.of(CLOCK)), CLOCK);
    }

    static JsonNode answer(LineDecoder lines, ObjectNode line) throws IOException {
        return Recording.JSON.readTree(lines.decode(Recording.text(line)).json());
    }

    static JsonNode sample(String venue, String name) throws IOException {
        String path = "/samples/" + venue + "/" + name + ".json";
        try (InputStream text = Objects.requireNonNull(RecordedLinesTest.class.getResourceAsStream(path), path)) {
            return Recording.JSON.readTree(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
