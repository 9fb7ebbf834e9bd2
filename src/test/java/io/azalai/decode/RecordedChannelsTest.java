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
import org.junit.jupiter.params.provider.ValueSource;

/** Every channel and call of hyperliquid.md sections 2, 3 and 6 is read, or said to tell nothing, by its name. */
class RecordedChannelsTest {

    private static final String ORDER = """
            {"coin":"BTC","side":"A","limitPx":"29792.0","sz":"5.0","oid":91490942,"timestamp":1681247412573,"origSz":"7.0"}""";
    private static final String STATE = """
            {"assetPositions":[{"type":"oneWay","position":{"coin":"%s","szi":"0.5","positionValue":"100"}}],
             "marginSummary":{"accountValue":"7","totalMarginUsed":"5"},"withdrawable":"2","time":1708622398623}""";

    private final RecordedLines hyperliquid = lines("hyperliquid");

    @Test
    void figures_of_all_dexes_are_told_where_the_recorded_metadata_lists_all_dexes() throws IOException {
        hyperliquid.learn("""
                [{"universe":[{"name":"BTC","szDecimals":5,"maxLeverage":50},{"name":"ETH","szDecimals":4,"maxLeverage":50},
                  {"name":"ATOM","szDecimals":2,"maxLeverage":5}],"collateralToken":0},
                 {"universe":[{"name":"abcd:XYZ","szDecimals":2,"maxLeverage":10}],"collateralToken":0}]""");

        JsonNode told = frame(sample("ws-allDexsAssetCtxs"));

        assertThat(told.path("events").findValuesAsText("venueSymbol")).contains("BTC", "ETH", "ATOM", "abcd:XYZ");
    }

    @Test
    void metadata_of_both_markets_in_one_list_is_still_taken_one_by_one() throws IOException {
        hyperliquid.learn("[" + sample("rest-meta") + "," + sample("rest-spotMeta") + "]");

        assertThat(frame(Recording.JSON.readTree("""
                {"channel":"bbo","data":{"coin":"PURR/USDC","time":1,"bbo":[{"px":"1","sz":"2","n":1},null]}}""")).at("/events/0/market").asText())
                .isEqualTo("SPOT");
    }

    @Test
    void an_order_that_the_venue_refused_says_why_in_its_word() throws IOException {
        JsonNode event = told(
                        "orderUpdates",
                        "[{\"order\":" + ORDER
                                + ",\"status\":\"perpMarginRejected\",\"statusTimestamp\":1681247412573}]")
                .at("/events/0");

        assertThat(event.path("status").asText()).isEqualTo("REJECTED");
        assertThat(event.path("reason").asText()).isEqualTo("perpMarginRejected");
    }

    @Test
    void open_orders_of_a_channel_are_orders_by_socket() throws IOException {
        JsonNode event = told("openOrders", "{\"dex\":\"\",\"user\":\"0x1\",\"orders\":[" + ORDER + "]}")
                .at("/events/0");

        assertThat(event.path("status").asText()).isEqualTo("PARTIALLY_FILLED");
        assertThat(event.path("filledQty").asText()).isEqualTo("2.0");
        assertThat(event.path("source").asText()).isEqualTo("WS");
    }

    @Test
    void of_past_orders_the_last_change_of_each_is_told() throws IOException {
        String row = "{\"order\":" + ORDER + ",\"status\":\"%s\",\"statusTimestamp\":%d}";
        JsonNode events = told(
                        "userHistoricalOrders",
                        "{\"user\":\"0x1\",\"isSnapshot\":true,\"orderHistory\":["
                                + row.formatted("canceled", 1681247413000L) + ","
                                + row.formatted("open", 1681247412573L) + "]}")
                .path("events");

        assertThat(events).hasSize(1);
        assertThat(events.at("/0/status").asText()).isEqualTo("CANCELED");
    }

    @Test
    void fills_of_slices_are_fills() throws IOException {
        JsonNode fill = sample("ws-userFills-snapshot").at("/data/fills/0");

        JsonNode told = told("userTwapSliceFills", "{\"twapSliceFills\":[{\"fill\":" + fill + ",\"twapId\":3156}]}");

        assertThat(told.at("/events/0/type").asText()).isEqualTo("fill");
        assertThat(told.at("/events/0/quantity").asText()).isEqualTo("8552.3");
    }

    @Test
    void states_of_all_dexes_are_positions_and_the_balance_they_make() throws IOException {
        JsonNode events = told(
                        "allDexsClearinghouseState",
                        "{\"user\":\"0x1\",\"clearinghouseStates\":[[\"\"," + STATE.formatted("BTC") + "],[\"xyz\","
                                + STATE.formatted("xyz:TSLA") + "]]}")
                .path("events");

        assertThat(events.findValuesAsText("venueSymbol")).contains("BTC", "xyz:TSLA");
        assertThat(events.get(events.size() - 1).path("total").asText()).isEqualTo("14");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "activeAssetData",
                "userNonFundingLedgerUpdates",
                "userTwapHistory",
                "twapStates",
                "notification",
                "webData2",
                "webData3",
                "outcomeMetaUpdates"
            })
    void a_known_channel_without_events_is_named(String channel) throws IOException {
        JsonNode told = told(channel, "{\"user\":\"0x1\"}");

        assertThat(told.path("events").isArray()).as(told.toString()).isTrue();
        assertThat(told.path("note").asText()).contains("channel " + channel + " is known");
    }

    @Test
    void what_a_socket_answers_is_read_as_the_same_call_by_http() throws IOException {
        JsonNode info = told(
                "post",
                "{\"id\":123,\"response\":{\"type\":\"info\",\"payload\":{\"type\":\"l2Book\",\"data\":"
                        + sample("rest-l2Book") + "}}}");
        JsonNode action = told(
                "post",
                "{\"id\":124,\"response\":{\"type\":\"action\",\"payload\":"
                        + sample("exchange-responses").path("order_mixed_batch") + "}}");
        JsonNode refused = told(
                "post", "{\"id\":125,\"response\":{\"type\":\"error\",\"payload\":\"429 Too Many Requests: null\"}}");

        assertThat(info.at("/events/0/type").asText()).isEqualTo("orderBook");
        assertThat(action.at("/errors/1/class").asText()).isEqualTo("InsufficientBalanceException");
        assertThat(refused.at("/error/class").asText()).isEqualTo("RateLimitException");
        assertThat(refused.at("/error/outcome").asText()).isEqualTo("REJECTED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hyperliquid | POST /info allPerpMetas            | [{"universe":[{"name":"BTC","szDecimals":5}]}]
            hyperliquid | POST /info maxMarketOrderNtls      | [[25,"15000000.0"]]
            hyperliquid | POST /info perpDexs                | [null,{"name":"xyz","deployerFeeScale":"1.0"}]
            hyperliquid | POST /exchange agentSendAsset      | {"status":"ok","response":{"type":"default"}}
            aster       | GET /api/v1/transactionHistory     | []
            """)
    void every_call_that_is_made_is_known(String venue, String endpoint, String payload) throws IOException {
        JsonNode told = answer(lines(venue), line("REST", endpoint).set("payload", Recording.JSON.readTree(payload)));

        assertThat(told.path("events").isArray()).as(told.toString()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"BTC, VenueUnavailableException", "NOPE, InvalidSymbolException"})
    void nothing_with_500_is_a_fault_of_a_coin_that_metadata_lists_and_no_symbol_else(String coin, String type)
            throws IOException {
        hyperliquid.learn(sample("rest-meta").toString());
        ObjectNode line = line("REST", "POST /info fundingHistory").put("status", 500);
        line.putObject("request").put("type", "fundingHistory").put("coin", coin);

        JsonNode told = answer(hyperliquid, line.set("payload", Recording.JSON.nullNode()));

        assertThat(told.at("/error/class").asText()).as(told.toString()).isEqualTo(type);
    }

    @Test
    void what_a_line_tells_does_not_hang_on_the_lines_before_it() throws IOException {
        RecordedLines aster = lines("aster");
        ObjectNode ticker = asterLine("GET /fapi/v1/ticker/24hr", "futures-rest-ticker24hr-observed");
        JsonNode alone = answer(lines("aster"), ticker);

        answer(aster, asterLine("GET /fapi/v1/exchangeInfo", "futures-rest-exchangeInfo-captured"));
        answer(aster, asterLine("GET /fapi/v1/leverageBracket", "futures-rest-leverageBracket-all"));
        JsonNode after = answer(aster, ticker);

        assertThat(after.at("/events/0/venueSymbol").asText())
                .as(after.toString())
                .isEqualTo("ETHUSDT");
        assertThat(after.path("events")).hasSameSizeAs(alone.path("events"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BTCUSDT_260327", "kPEPEUSDT", "X"})
    void a_row_is_told_whatever_its_symbol_looks_like(String symbol) throws IOException {
        ObjectNode line = asterLine("GET /fapi/v1/ticker/24hr", "futures-rest-ticker24hr-observed");
        ((ObjectNode) line.path("payload")).put("symbol", symbol);

        assertThat(answer(lines("aster"), line).at("/events/0/venueSymbol").asText())
                .isEqualTo(symbol);
    }

    private static ObjectNode asterLine(String endpoint, String sample) throws IOException {
        return line("REST", endpoint).set("payload", sample("aster", sample));
    }

    private JsonNode told(String channel, String data) throws IOException {
        return frame(Recording.JSON.readTree("{\"channel\":\"" + channel + "\",\"data\":" + data + "}"));
    }

    private JsonNode frame(JsonNode payload) throws IOException {
        return answer(hyperliquid, line("WS", "").set("payload", payload));
    }

    private static ObjectNode line(String transport, String endpoint) {
        return Recording.JSON
                .createObjectNode()
                .put("id", "one")
                .put("transport", transport)
                .put("endpoint", endpoint);
    }

    private static JsonNode answer(LineDecoder lines, JsonNode line) throws IOException {
        return Recording.JSON.readTree(lines.decode(Recording.text(line)).json());
    }

    private static RecordedLines lines(String venue) {
        return new RecordedLines(Provisions.unconnected(venue, Clocks.of(Clock.systemUTC())), Clock.systemUTC());
    }

    private static JsonNode sample(String name) throws IOException {
        return sample("hyperliquid", name);
    }

    private static JsonNode sample(String venue, String name) throws IOException {
        String path = "/samples/" + venue + "/" + name + ".json";
        try (InputStream text = Objects.requireNonNull(RecordedChannelsTest.class.getResourceAsStream(path), path)) {
            return Recording.JSON.readTree(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
