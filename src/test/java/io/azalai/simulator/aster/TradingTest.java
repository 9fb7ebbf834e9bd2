package io.azalai.simulator.aster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.simulator.matching.Product;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders over REST, their events on the user stream, and what they do to balances and positions. */
class TradingTest {

    private final Desk desk = new Desk();

    @ParameterizedTest
    @ValueSource(strings = {"/fapi/v3", "/api/v3"})
    void each_time_in_force_that_is_listed_is_taken(String path) {
        BigDecimal low = desk.best(path + "/ticker/bookTicker", "BTCUSDT", "bidPrice")
                .multiply(new BigDecimal("0.99"))
                .setScale(1, RoundingMode.DOWN);
        String order = "symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=0.01&price=" + low + "&timeInForce=";

        assertThat(desk.open(path + "/exchangeInfo", "").path("symbols"))
                .filteredOn(symbol -> symbol.path("symbol").asText().equals("BTCUSDT"))
                .hasSize(1)
                .allSatisfy(symbol -> assertThat(symbol.path("timeInForce"))
                        .isNotEmpty()
                        .allSatisfy(word -> assertThat(desk.v3("POST", path + "/order", order + word.asText())
                                        .body())
                                .contains("\"timeInForce\":\"" + word.asText() + "\"")));
    }

    @Test
    void an_order_lives_and_ends_with_events() {
        RecordingSocket user = userStream("/fapi/v1/listenKey", "futuresWs");
        String limit =
                "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.010&price=76500&newClientOrderId=cam-1";

        JsonNode placed = desk.read(desk.v1("POST", "/fapi/v1/order", limit));
        JsonNode read = desk.read(desk.v1("GET", "/fapi/v1/order", "symbol=BTCUSDT&origClientOrderId=cam-1"));
        JsonNode cancelled = desk.read(desk.v1("DELETE", "/fapi/v1/order", "symbol=BTCUSDT&origClientOrderId=cam-1"));

        assertThat(placed.path("status").asText()).isEqualTo("NEW");
        assertThat(read.path("orderId")).isEqualTo(placed.path("orderId"));
        assertThat(cancelled.path("status").asText()).isEqualTo("CANCELED");
        assertThat(user.events("ORDER_TRADE_UPDATE"))
                .extracting(event -> event.path("o").path("x").asText() + " "
                        + event.path("o").path("c").asText())
                .containsExactly("NEW cam-1", "CANCELED cam-1");
        assertThat(user.events("ACCOUNT_UPDATE")).isEmpty();
    }

    @Test
    void a_market_order_fills_and_moves_the_position() {
        RecordingSocket user = userStream("/fapi/v3/listenKey", "futuresWs");

        JsonNode placed = desk.read(desk.v3(
                "POST",
                "/fapi/v3/order",
                "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.010&newOrderRespType=RESULT"));

        assertThat(placed.path("status").asText()).isEqualTo("FILLED");
        JsonNode last = user.events("ORDER_TRADE_UPDATE").get(1).path("o");
        assertThat(last.path("x").asText()).isEqualTo("TRADE");
        assertThat(last.path("X").asText()).isEqualTo("FILLED");
        assertThat(last.path("z").asText()).isEqualTo("0.010");
        JsonNode change = user.events("ACCOUNT_UPDATE").get(0).path("a");
        assertThat(change.path("m").asText()).isEqualTo("ORDER");
        assertThat(change.path("P").path(0).path("pa").asText()).isEqualTo("0.010");
        JsonNode risk = desk.read(desk.v3("GET", "/fapi/v3/positionRisk", "symbol=BTCUSDT"))
                .path(0);
        assertThat(risk.path("positionAmt").asText()).isEqualTo("0.010");
        JsonNode trade = desk.read(desk.v3("GET", "/fapi/v3/userTrades", "symbol=BTCUSDT"))
                .path(0);
        BigDecimal fee = decimal(trade, "quoteQty").multiply(new BigDecimal("0.0004"));
        assertThat(decimal(trade, "commission")).isEqualByComparingTo(fee.setScale(8, RoundingMode.HALF_UP));
        JsonNode balance = desk.read(desk.v3("GET", "/fapi/v3/balance", "")).path(0);
        assertThat(decimal(balance, "balance"))
                .isEqualByComparingTo(new BigDecimal("100000").subtract(decimal(trade, "commission")));
    }

    @Test
    void market_orders_go_as_far_from_mark_as_the_symbol_s_marketTakeBound() {
        JsonNode symbols = desk.open("/fapi/v3/exchangeInfo", "").path("symbols");

        assertThat(symbols).allSatisfy(symbol -> assertThat(
                        desk.venue.engines().get("futures").products())
                .filteredOn(
                        product -> product.symbol().equals(symbol.path("symbol").asText()))
                .extracting(Product::takeBound)
                .containsExactly(decimal(symbol, "marketTakeBound")));
    }

    @Test
    void an_acknowledgement_does_not_wait_for_the_fill() {
        JsonNode placed =
                desk.read(desk.v1("POST", "/fapi/v1/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.010"));

        assertThat(placed.path("status").asText()).isEqualTo("NEW");
        assertThat(placed.path("executedQty").asText()).isEqualTo("0");
    }

    @Test
    void a_post_only_order_that_would_take_expires() {
        RecordingSocket user = userStream("/fapi/v1/listenKey", "futuresWs");
        BigDecimal ask = desk.best("/fapi/v1/ticker/bookTicker", "BTCUSDT", "askPrice");

        desk.read(desk.v1(
                "POST",
                "/fapi/v1/order",
                "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTX&quantity=0.010&price=" + ask.toPlainString()));

        assertThat(user.events("ORDER_TRADE_UPDATE"))
                .extracting(event -> event.path("o").path("X").asText())
                .containsExactly("NEW", "EXPIRED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fapi", "/api"})
    void a_hidden_order_rests_where_no_book_shows_it_and_is_filled_all_the_same(String market) {
        BigDecimal best = desk.best(market + "/v3/ticker/bookTicker", "BTCUSDT", "bidPrice")
                .add(new BigDecimal("0.1"));
        RecordingSocket depth = desk.connect(market.equals("/api") ? "spotWs" : "futuresWs", "/ws/btcusdt@depth");
        String order = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=HIDDEN&quantity=0.010&price=" + best;

        JsonNode placed = desk.read(desk.v3("POST", market + "/v3/order", order));
        JsonNode bids =
                desk.open(market + "/v3/depth", "symbol=BTCUSDT&limit=5").path("bids");
        desk.read(
                desk.second().v3("POST", market + "/v3/order", "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.001"));
        String named = "symbol=BTCUSDT&orderId=" + placed.path("orderId").asText();
        JsonNode read = desk.read(desk.v3("GET", market + "/v3/order", named));
        desk.ticks(20);

        assertThat(read.path("timeInForce").asText()).isEqualTo("HIDDEN");
        assertThat(decimal(read, "executedQty")).isEqualByComparingTo("0.001");
        assertThat(new BigDecimal(bids.path(0).path(0).asText())).isLessThan(best);
        assertThat(depth.events("depthUpdate")).isNotEmpty().allSatisfy(frame -> assertThat(frame.path("b"))
                .noneMatch(level -> new BigDecimal(level.path(0).asText()).compareTo(best) == 0
                        && new BigDecimal(level.path(1).asText()).signum() > 0));
    }

    @Test
    void a_refused_order_leaves_no_trace() {
        RecordingSocket user = userStream("/fapi/v1/listenKey", "futuresWs");

        desk.v1("POST", "/fapi/v1/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=100&newClientOrderId=big");

        assertThat(user.frames).isEmpty();
        assertThat(desk.v1("GET", "/fapi/v1/order", "symbol=BTCUSDT&origClientOrderId=big")
                        .body())
                .contains("-2013");
        assertThat(desk.read(desk.v1("GET", "/fapi/v1/allOrders", "symbol=BTCUSDT")))
                .isEmpty();
    }

    @Test
    void a_batch_answers_in_order_with_refusals_among_the_rows() {
        String orders =
                "batchOrders=%5B%7B%22symbol%22%3A%22BTCUSDT%22%2C%22side%22%3A%22BUY%22%2C%22type%22%3A%22LIMIT%22%2C"
                        + "%22timeInForce%22%3A%22GTC%22%2C%22quantity%22%3A%220.01%22%2C%22price%22%3A%2276500%22%2C"
                        + "%22newClientOrderId%22%3A%22one%22%7D%2C%7B%22symbol%22%3A%22NOPE%22%7D%5D";

        JsonNode placed = desk.read(desk.v3("POST", "/fapi/v3/batchOrders", orders));
        JsonNode cancelled = desk.read(desk.v3(
                "DELETE", "/fapi/v3/batchOrders", "symbol=BTCUSDT&origClientOrderIdList=%5B%22one%22%2C%22two%22%5D"));

        assertThat(placed.path(0).path("clientOrderId").asText()).isEqualTo("one");
        assertThat(placed.path(1).path("code").asInt()).isEqualTo(-1121);
        assertThat(cancelled.path(0).path("status").asText()).isEqualTo("CANCELED");
        assertThat(cancelled.path(1).path("code").asInt()).isEqualTo(-2011);
    }

    @Test
    void the_query_wins_over_the_body() {
        String query = "symbol=ETHUSDT&leverage=7&timestamp=" + desk.clock.millis();
        String body = "leverage=9";
        String signature = desk.signed(query + body);

        JsonNode set = desk.read(
                desk.send("futuresRest", "POST", "/fapi/v1/leverage", query, body + "&signature=" + signature));

        assertThat(set.path("leverage").asInt()).isEqualTo(7);
    }

    @Test
    void setting_the_leverage_is_told_on_the_user_stream() {
        RecordingSocket user = userStream("/fapi/v1/listenKey", "futuresWs");

        desk.read(desk.v1("POST", "/fapi/v1/leverage", "symbol=BTCUSDT&leverage=25"));

        JsonNode change = user.events("ACCOUNT_CONFIG_UPDATE").get(0).path("ac");
        assertThat(change.path("s").asText()).isEqualTo("BTCUSDT");
        assertThat(change.path("l").asInt()).isEqualTo(25);
    }

    @Test
    void a_spot_order_moves_balances_and_says_so() {
        RecordingSocket user = userStream("/api/v1/listenKey", "spotWs");

        JsonNode placed =
                desk.read(desk.v1("POST", "/api/v1/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quoteOrderQty=1000"));

        assertThat(placed.path("status").asText()).isEqualTo("FILLED");
        BigDecimal bought = decimal(placed, "executedQty");
        BigDecimal paid = decimal(placed, "cumQuote");
        BigDecimal fee = user.events("executionReport").stream()
                .filter(report -> report.path("x").asText().equals("TRADE"))
                .map(report -> decimal(report, "n"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(paid).isLessThanOrEqualTo(new BigDecimal("1000")).isGreaterThan(new BigDecimal("998"));
        assertThat(free("BTC")).isEqualByComparingTo(BigDecimal.ONE.add(bought).subtract(fee));
        assertThat(free("USDT")).isEqualByComparingTo(new BigDecimal("100000").subtract(paid));
        assertThat(user.events("outboundAccountPosition").get(0).path("B"))
                .extracting(row -> row.path("a").asText())
                .containsExactly("BTC", "USDT");
    }

    @Test
    void a_resting_spot_order_locks_what_it_would_pay_with() {
        RecordingSocket user = userStream("/api/v3/listenKey", "spotWs");

        desk.read(desk.v3(
                "POST", "/api/v3/order", "symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=2000"));

        assertThat(free("USDT")).isEqualByComparingTo("98000");
        assertThat(user.events("executionReport").get(0).path("x").asText()).isEqualTo("NEW");
        JsonNode done = desk.read(desk.v3("DELETE", "/api/v3/allOpenOrders", "symbol=ETHUSDT"));
        assertThat(done.path("code").isNumber()).isTrue();
        assertThat(free("USDT")).isEqualByComparingTo("100000");
    }

    @Test
    void a_listen_key_is_kept_or_expires() {
        RecordingSocket user = userStream("/fapi/v1/listenKey", "futuresWs");
        String key = user.path().substring(4);
        assertThat(desk.read(desk.v1("POST", "/fapi/v1/listenKey", ""))
                        .path("listenKey")
                        .asText())
                .isEqualTo(key);

        desk.clock.step(Duration.ofMinutes(61));
        desk.venue.second();

        assertThat(user.events("listenKeyExpired")).hasSize(1);
        assertThat(desk.v1("PUT", "/fapi/v1/listenKey", "").body()).contains("-1125");
    }

    private RecordingSocket userStream(String path, String site) {
        JsonNode key = desk.read(path.contains("v3") ? desk.v3("POST", path, "") : desk.v1("POST", path, ""));
        return desk.connect(site, "/ws/" + key.path("listenKey").asText());
    }

    private BigDecimal free(String asset) {
        for (JsonNode row : desk.read(desk.v3("GET", "/api/v3/account", "")).path("balances")) {
            if (row.path("asset").asText().equals(asset)) {
                return decimal(row, "free");
            }
        }
        throw new AssertionError("no balance of " + asset);
    }

    private static BigDecimal decimal(JsonNode row, String name) {
        return new BigDecimal(row.path(name).asText());
    }
}
