package io.azalai.simulator.aster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.simulator.loopback.HttpReply;
import io.azalai.simulator.loopback.Wallets;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the venue does of its own accord: symbols that close, accounts that may not, money from outside, news. */
class VenueStatesTest {

    private static final String ORDER = "/fapi/v3/order";
    private static final String BUY = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01";
    private static final String REST =
            "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=76500&newClientOrderId=mine";
    private static final String OTHER = Wallets.derivedKey(1, "an agent of little");

    private final Desk desk = new Desk();

    @Test
    void a_symbol_that_settles_is_closed_out_but_not_opened() {
        desk.read(desk.v3("POST", ORDER, BUY));
        desk.venue.list("futures", "BTCUSDT", "PRE_SETTLE");

        refused(desk.v3("POST", ORDER, BUY), -4140, "Invalid symbol status for opening position.");
        desk.read(desk.v3("POST", ORDER, BUY.replace("BUY", "SELL") + "&reduceOnly=true"));
        assertThat(status("/fapi/v3/exchangeInfo")).isEqualTo("PRE_SETTLE");
    }

    @Test
    void a_leg_is_closed_where_nothing_may_be_opened() {
        String leg = "symbol=ASTERUSDT&type=MARKET&positionSide=LONG&side=";
        desk.read(desk.v3("POST", "/fapi/v3/positionSide/dual", "dualSidePosition=true"));
        desk.read(desk.v3("POST", ORDER, leg + "BUY&quantity=100"));
        desk.venue.list("futures", "ASTERUSDT", "PRE_SETTLE");
        desk.venue.turn("onlyReduceOnly", true);

        refused(desk.v3("POST", ORDER, leg + "BUY&quantity=100"), -4087, "User can only place reduce only order.");
        desk.read(desk.v3("POST", ORDER, leg + "SELL&quantity=1"));
    }

    @Test
    void a_symbol_that_closes_ends_its_orders_and_has_no_book() {
        desk.read(desk.v3("POST", ORDER, REST));
        desk.venue.list("futures", "BTCUSDT", "CLOSE");

        refused(desk.v3("POST", ORDER, BUY), -4141, "Symbol is closed.");
        assertThat(desk.read(desk.v3("GET", ORDER, "symbol=BTCUSDT&origClientOrderId=mine"))
                        .path("status")
                        .asText())
                .isEqualTo("EXPIRED");
        JsonNode depth = desk.open("/fapi/v3/depth", "symbol=BTCUSDT&limit=5");
        assertThat(depth.path("bids").isEmpty() && depth.path("asks").isEmpty()).isTrue();
        assertThat(desk.open("/fapi/v3/ticker/bookTicker", "symbol=BTCUSDT")
                        .path("bidPrice")
                        .asText())
                .isEqualTo("0.0");
    }

    @Test
    void a_pair_without_a_book_answers_an_empty_list() {
        desk.venue.list("spot", "BTCUSDT", "CLOSE");

        assertThat(desk.open("/api/v3/depth", "symbol=BTCUSDT").toString()).isEqualTo("[]");
        assertThat(desk.open("/api/v3/depth", "symbol=ETHUSDT").path("bids")).isNotEmpty();
        desk.venue.list("spot", "BTCUSDT", "TRADING");
        assertThat(desk.open("/api/v3/depth", "symbol=BTCUSDT").path("bids")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "noOrders, -4088, User can not place order currently.",
        "onlyReduceOnly, -4087, User can only place reduce only order."
    })
    void accounts_may_be_kept_from_placing(String name, int code, String text) {
        desk.venue.turn(name, true);
        refused(desk.v3("POST", ORDER, BUY), code, text);

        desk.venue.turn(name, false);
        desk.read(desk.v3("POST", ORDER, BUY));
    }

    @Test
    void what_a_wallet_signs_needs_a_deposit_where_one_is_asked_for() {
        desk.venue.turn("depositRequired", true);

        refused(desk.v3("GET", "/fapi/v3/balance", ""), -5050, "This function can only be used after deposit");
        refused(desk.v3("POST", "/api/v3/listenKey", ""), -5050, "This function can only be used after deposit");
        desk.read(desk.v3("GET", "/fapi/v3/agent", ""));
        desk.read(desk.v1("GET", "/fapi/v2/balance", ""));
        desk.open("/fapi/v3/time", "");
        desk.venue.deposit(desk.credentials.user(), "USDT", BigDecimal.ONE);
        desk.read(desk.v3("GET", "/fapi/v3/balance", ""));
        refused(desk.second().v3("GET", "/fapi/v3/balance", ""), -5050, "This function can only be used after deposit");
    }

    @Test
    void deposits_come_as_margin_or_into_spot_and_are_told() {
        String key = desk.read(desk.v3("POST", "/fapi/v3/listenKey", ""))
                .path("listenKey")
                .asText();
        RecordingSocket socket = desk.connect("futuresWs", "/ws/" + key);

        desk.venue.deposit(desk.credentials.user(), "USDT", new BigDecimal("12.5"));
        desk.venue.deposit(desk.credentials.user(), "SOL", BigDecimal.TEN);

        JsonNode told = socket.events("ACCOUNT_UPDATE").get(0).path("a");
        assertThat(told.path("m").asText()).isEqualTo("DEPOSIT");
        assertThat(told.at("/B/0/wb").asText()).isEqualTo("100012.50000000");
        assertThat(told.at("/B/0/bc").asText()).isEqualTo("12.5");
    }

    @Test
    void news_reach_every_customer_s_stream() {
        String key = desk.second()
                .read(desk.second().v3("POST", "/fapi/v3/listenKey", ""))
                .path("listenKey")
                .asText();
        RecordingSocket socket = desk.connect("futuresWs", "/ws/" + key);

        desk.venue.announce("Maintenance", "<p>at noon</p>");

        JsonNode news = socket.events("announcement").get(0);
        assertThat(news.at("/en/t").asText()).isEqualTo("Maintenance");
        assertThat(news.at("/zh/C").asText()).isEqualTo("<p>at noon</p>");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true, false, 200, 401",
        "'', false, true, 401, 200",
        "10.0.0.1, true, true, 401, 401",
        "10.0.0.1 127.0.0.1, true, true, 200, 200"
    })
    void an_agent_signs_where_it_is_let_and_from_where_it_is_let(
            String addresses, boolean perp, boolean spot, int onFutures, int onSpot) {
        desk.read(desk.managed(
                "POST",
                "/fapi/v3/approveAgent",
                ManagementForm.APPROVE_AGENT,
                "agentName=little&agentAddress=" + Wallets.address(OTHER) + "&ipWhitelist="
                        + addresses.replace(' ', '+') + "&expired=4102444800000&canSpotTrade=" + spot
                        + "&canPerpTrade=" + perp + "&canWithdraw=false"));

        assertThat(desk.v3By(OTHER, "GET", "/fapi/v3/balance", "").status()).isEqualTo(onFutures);
        assertThat(desk.v3By(OTHER, "GET", "/api/v3/account", "").status()).isEqualTo(onSpot);
    }

    private String status(String path) {
        for (JsonNode symbol : desk.open(path, "").path("symbols")) {
            if (symbol.path("symbol").asText().equals("BTCUSDT")) {
                return symbol.path("status").asText();
            }
        }
        return "";
    }

    private static void refused(HttpReply reply, int code, String text) {
        JsonNode body = RecordingSocket.read(reply.body());
        assertThat(body.path("code").asInt()).as(reply.body()).isEqualTo(code);
        assertThat(body.path("msg").asText()).isEqualTo(text);
    }
}
