package io.azalai.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.provision.Provisions;
import io.azalai.timing.Clocks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was asked is optional in a line: a refusal is told without it, and what only it says is never made up. */
class RecordedOrdersTest {

    private static final String GONE = "{\"code\":-2013,\"msg\":\"Order does not exist.\"}";
    private static final String RESTING =
            "{\"status\":\"ok\",\"response\":{\"type\":\"order\",\"data\":{\"statuses\":[{\"resting\":{\"oid\":77738308}}]}}}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /fapi/v1/order            | 400 | {"code":-2013,"msg":"Order does not exist."}   | OrderNotFoundException       | REJECTED | -2013
            DELETE /fapi/v1/order         | 400 | {"code":-2011,"msg":"Unknown order sent."}     | OrderNotFoundException       | REJECTED | -2011
            POST /fapi/v1/order           | 400 | {"code":-2019,"msg":"Margin is insufficient."} | InsufficientBalanceException | REJECTED | -2019
            POST /fapi/v1/order           | 503 | {"code":-1001,"msg":"Internal error"}          | OutcomeUnknownException      | UNKNOWN  | -1001
            POST /fapi/v1/batchOrders     | 400 | {"code":-1102,"msg":"A parameter was empty."}  | OrderRejectedException       | REJECTED | -1102
            GET /fapi/v1/klines           | 400 | {"code":-1120,"msg":"Invalid interval"}        | VenueException               | REJECTED | -1120
            GET /fapi/v1/depth            | 429 | {"code":-1003,"msg":"Too many requests."}      | RateLimitException           | REJECTED | -1003
            POST /fapi/v1/leverage        | 400 | {"code":-4028,"msg":"Invalid leverage"}        | VenueException               | REJECTED | -4028
            DELETE /fapi/v1/allOpenOrders | 400 | {"code":-1121,"msg":"Invalid symbol."}         | InvalidSymbolException       | REJECTED | -1121
            """)
    void a_refusal_of_aster_is_told_without_what_was_asked(
            String endpoint, int status, String payload, String type, String outcome, String code) throws IOException {
        JsonNode error =
                answer("aster", line(endpoint, payload).put("status", status)).path("error");

        assertThat(error.path("class").asText()).as(error.toString()).isEqualTo(type);
        assertThat(error.path("outcome").asText()).isEqualTo(outcome);
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(error.path("text").asText())
                .isEqualTo(Recording.JSON.readTree(payload).path("msg").asText());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST /info l2Book         | 500 | null                                                             | VenueUnavailableException | UNKNOWN  | NO_ANSWER
            POST /info candleSnapshot | 429 | null                                                             | RateLimitException        | REJECTED | RATE_LIMIT
            POST /info                | 429 | null                                                             | RateLimitException        | REJECTED | RATE_LIMIT
            POST /exchange            | 200 | {"status":"err","response":"Unable to recover signer"}           | AuthenticationException   | REJECTED | ?
            POST /exchange order      | 200 | {"status":"err","response":"Too many cumulative requests sent"}  | RateLimitException        | REJECTED | ?
            POST /exchange            | 502 | <html>Bad Gateway</html>                                         | OutcomeUnknownException   | UNKNOWN  | NO_ANSWER
            """)
    void a_refusal_of_hyperliquid_is_told_without_what_was_asked(
            String endpoint, int status, String payload, String type, String outcome, String code) throws IOException {
        JsonNode error = answer("hyperliquid", line(endpoint, payload).put("status", status))
                .path("error");

        assertThat(error.path("class").asText()).as(error.toString()).isEqualTo(type);
        assertThat(error.path("outcome").asText()).isEqualTo(outcome);
        assertThat(error.path("code").asText()).isNotEqualTo("BAD_LINE");
        if (!code.equals("?")) {
            assertThat(error.path("code").asText()).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            aster       | GET /fapi/v1/depth        | {"lastUpdateId":1,"bids":[],"asks":[]}  | request.symbol is missing
            aster       | GET /fapi/v1/klines       | []                                      | request.interval is ''; right is such as 1m
            aster       | POST /fapi/v1/order       | {"orderId":1,"status":"NEW","executedQty":"0","updateTime":1566818724722,"symbol":"BTCUSDT","type":"LIMIT","origQty":"1"} | request.side is missing
            hyperliquid | POST /info candleSnapshot | []                                      | request.req.interval is ''; right is such as 1h
            hyperliquid | POST /info                | {"universe":[]}                         | request.type is missing
            """)
    void what_an_answer_cannot_be_read_without_is_named(String venue, String endpoint, String payload, String why)
            throws IOException {
        JsonNode error = answer(venue, line(endpoint, payload)).path("error");

        assertThat(error.path("code").asText()).as(error.toString()).isEqualTo("BAD_LINE");
        assertThat(error.path("text").asText()).contains(why);
    }

    @Test
    void that_all_orders_are_cancelled_needs_no_symbol() throws IOException {
        JsonNode told = answer(
                "aster", line("DELETE /fapi/v1/allOpenOrders", sample("aster", "futures-rest-allOpenOrders-cancel")));

        assertThat(told.path("events").isArray()).as(told.toString()).isTrue();
        assertThat(told.has("error")).isFalse();
    }

    @Test
    void an_order_that_the_line_does_not_say_is_not_made_up() throws IOException {
        JsonNode told = answer("hyperliquid", line("POST /exchange order", RESTING));

        assertThat(told.has("events")).as(told.toString()).isFalse();
        assertThat(told.at("/error/text").asText()).contains("does not say what was ordered");
        assertThat(new RecordedLines(
                                Provisions.unconnected("hyperliquid", Clocks.of(Clock.systemUTC())), Clock.systemUTC())
                        .decode(Recording.text(line("POST /exchange order", RESTING)))
                        .understood())
                .isFalse();
    }

    @Test
    void an_order_is_told_by_what_was_asked_and_no_more() throws IOException {
        ObjectNode line = line("POST /exchange", RESTING);
        line.set("request", Recording.JSON.readTree("""
                {"action":{"type":"order","grouping":"na","orders":[
                 {"a":0,"b":false,"p":"97123","s":"0.001","r":false,"t":{"limit":{"tif":"Alo"}}}]}}"""));

        JsonNode order = answer("hyperliquid", line).at("/events/0");

        assertThat(order.path("side").asText()).as(order.toString()).isEqualTo("SELL");
        assertThat(order.path("quantity").asText()).isEqualTo("0.001");
        assertThat(order.path("price").asText()).isEqualTo("97123");
        assertThat(order.path("timeInForce").asText()).isEqualTo("GTX");
        assertThat(order.path("clientOrderId").asText()).isEqualTo("77738308");
        assertThat(order.has("venueClientOrderId")).isFalse();
    }

    @Test
    void a_trigger_that_sells_at_the_market_has_no_limit() throws IOException {
        ObjectNode line = line("POST /exchange", RESTING);
        line.set("request", Recording.JSON.readTree("""
                {"type":"order","grouping":"na","orders":[{"a":0,"b":false,"p":"90000","s":"0.001","r":true,
                 "t":{"trigger":{"isMarket":true,"triggerPx":"95000","tpsl":"sl"}}}]}"""));

        JsonNode order = answer("hyperliquid", line).at("/events/0");

        assertThat(order.path("orderType").asText()).as(order.toString()).isEqualTo("STOP_MARKET");
        assertThat(order.path("triggerPrice").asText()).isEqualTo("95000");
        assertThat(order.has("price")).isFalse();
        assertThat(order.has("timeInForce")).isFalse();
    }

    @Test
    void orders_of_a_batch_are_read_as_a_list_and_as_the_text_that_was_sent() throws IOException {
        String orders = """
                [{"symbol":"ETHUSDT","side":"SELL","type":"LIMIT","quantity":"2","price":"3000","timeInForce":"GTC"}]""";
        ObjectNode list = line("POST /fapi/v1/batchOrders", "[" + GONE + "]");
        list.putObject("request").set("batchOrders", Recording.JSON.readTree(orders));
        ObjectNode text = line("POST /fapi/v1/batchOrders", "[" + GONE + "]");
        text.putObject("request").put("batchOrders", orders);

        JsonNode order = answer("aster", list).at("/events/0/order");

        assertThat(order.path("side").asText()).as(order.toString()).isEqualTo("SELL");
        assertThat(order.path("quantity").asText()).isEqualTo("2");
        assertThat(order.has("clientOrderId")).isFalse();
        assertThat(answer("aster", text).at("/events/0/order/quantity").asText())
                .isEqualTo("2");
    }

    @Test
    void an_order_of_a_batch_whose_answer_cannot_be_read_is_unknown_and_not_rejected() throws IOException {
        ObjectNode line = line("POST /fapi/v1/batchOrders", "[{\"surprise\":1}]");
        line.putObject("request")
                .putArray("batchOrders")
                .addObject()
                .put("symbol", "ETHUSDT")
                .put("side", "SELL")
                .put("type", "MARKET")
                .put("quantity", "2");

        JsonNode event = answer("aster", line).at("/events/0");

        assertThat(event.path("execType").asText()).as(event.toString()).isEqualTo("UNKNOWN");
        assertThat(event.at("/order/status").asText()).isEqualTo("UNKNOWN");
    }

    @Test
    void each_refused_cancel_of_a_batch_is_an_error_of_its_own() throws IOException {
        JsonNode told = answer(
                "aster", line("DELETE /fapi/v1/batchOrders", sample("aster", "futures-rest-batchOrders-cancel-mixed")));

        assertThat(told.at("/errors/0/class").asText()).isEqualTo("OrderNotFoundException");
        assertThat(told.at("/errors/0/code").asText()).isEqualTo("-2011");
    }

    @Test
    void rates_that_were_paid_are_told_of_the_symbol_of_their_row() throws IOException {
        JsonNode events = answer("aster", line("GET /fapi/v1/fundingRate", """
                [{"symbol":"BTCUSDT","fundingRate":"0.1","fundingTime":1570608000000},
                 {"symbol":"ETHUSDT","fundingRate":"0.2","fundingTime":1570608000000}]""")).path("events");

        assertThat(events.findValuesAsText("venueSymbol")).containsExactlyInAnyOrder("BTCUSDT", "ETHUSDT");
        assertThat(events.findValuesAsText("rate")).containsExactlyInAnyOrder("0.1", "0.2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hyperliquid | rest-candleSnapshot | POST /info candleSnapshot | /0          | c   | "-0.0016"
            hyperliquid | rest-recentTrades   | POST /info recentTrades   | /0          | px  | "0"
            hyperliquid | rest-l2Book         | POST /info l2Book         | /levels/0/0 | px  | "-2.111"
            hyperliquid | ws-trades           | WS                        | /data/0     | tid | null
            hyperliquid | ws-candle           | WS                        | /data       | n   | null
            aster       | ws-futures-kline    | WS                        | /k          | x   | "true"
            aster       | ws-futures-kline    | WS                        | /k          | n   | null
            """)
    void a_public_message_with_an_impossible_value_is_no_event(
            String venue, String sample, String endpoint, String place, String field, String value) throws IOException {
        JsonNode payload = Recording.JSON.readTree(sample(venue, sample));
        ((ObjectNode) payload.at(place == null ? "" : place)).set(field, Recording.JSON.readTree(value));
        ObjectNode line = line(endpoint.equals("WS") ? "" : endpoint, payload.toString());
        line.put("transport", endpoint.equals("WS") ? "WS" : "REST");
        line.putObject("request").put("symbol", "BTCUSDT").put("coin", "BTC");

        assertThat(answer(venue, line).has("error")).as(sample).isTrue();
    }

    @Test
    void the_side_of_a_trade_is_not_guessed_where_the_venue_leaves_it_blank() throws IOException {
        String trade = sample("aster", "ws-futures-aggTrade").replaceAll("\"m\"\\s*:\\s*true", "\"m\":null");

        assertThat(answer("aster", line("", trade).put("transport", "WS"))
                        .at("/events/0/side")
                        .asText())
                .isEqualTo("UNKNOWN");
    }

    private static ObjectNode line(String endpoint, String payload) {
        return Recording.JSON
                .createObjectNode()
                .put("id", 1)
                .put("transport", "REST")
                .put("endpoint", endpoint)
                .put("payload", payload);
    }

    private static JsonNode answer(String venue, JsonNode line) throws IOException {
        return Recording.JSON.readTree(
                new RecordedLines(Provisions.unconnected(venue, Clocks.of(Clock.systemUTC())), Clock.systemUTC())
                        .decode(Recording.text(line))
                        .json());
    }

    private static String sample(String venue, String name) throws IOException {
        String path = "/samples/" + venue + "/" + name + ".json";
        try (InputStream text = Objects.requireNonNull(RecordedOrdersTest.class.getResourceAsStream(path), path)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
