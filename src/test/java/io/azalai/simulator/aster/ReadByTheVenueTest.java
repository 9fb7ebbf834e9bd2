package io.azalai.simulator.aster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.AccountSummary;
import io.azalai.model.Balance;
import io.azalai.model.CollateralMode;
import io.azalai.model.Market;
import io.azalai.model.Position;
import io.azalai.model.PositionDirection;
import io.azalai.model.PositionMode;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.simulator.Simulator;
import io.azalai.simulator.SimulatorOptions;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.simulator.matching.Purse;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.VenueOnLoopback;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hedged accounts and accounts of several assets, read through the venue as one model of balances and exposure. */
class ReadByTheVenueTest {

    private static final AccountRequest.ReadBalances BALANCES = new AccountRequest.ReadBalances("main", Market.PERP);

    private final Simulator simulator = Simulator.start(SimulatorOptions.defaults(), Clock.systemUTC());
    private final JsonNode line =
            new ObjectMapper().valueToTree(simulator.addresses()).path("aster");
    private final String account = line.path("user").asText();
    private final Engine futures = simulator.venue("aster").engines().get("futures");
    private VenueOnLoopback venue;

    @BeforeEach
    void start() throws Exception {
        ObjectNode block = new ObjectMapper()
                .createObjectNode()
                .put("base_url", line.path("futuresRest").asText())
                .put("spot_base_url", line.path("spotRest").asText())
                .put("ws_url", line.path("futuresWs").asText())
                .put("spot_ws_url", line.path("spotWs").asText())
                .put("api_key", line.path("apiKey").asText())
                .put("api_secret", line.path("apiSecret").asText());
        venue = VenueOnLoopback.requests("aster", block, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        venue.close();
        simulator.close();
    }

    @Test
    void a_hedged_account_has_both_legs_and_one_balance() {
        assertThat(venue.ask(new SettingRequest.SetPositionMode("main", PositionMode.HEDGE)))
                .isEqualTo(PositionMode.HEDGE);
        trade(Side.BUY, PositionSide.LONG, "0.300");
        trade(Side.SELL, PositionSide.SHORT, "0.100");

        assertThat(venue.ask(new AccountRequest.ReadPositionMode("main"))).isEqualTo(PositionMode.HEDGE);
        List<Position> legs =
                venue.ask(new AccountRequest.ReadPositions("main")).open();
        assertThat(legs)
                .extracting(Position::positionSide, Position::side, leg -> leg.size()
                        .stripTrailingZeros())
                .containsExactlyInAnyOrder(
                        tuple(PositionSide.LONG, PositionDirection.LONG, new BigDecimal("0.3")),
                        tuple(PositionSide.SHORT, PositionDirection.SHORT, new BigDecimal("0.1")));
        assertThat(venue.ask(BALANCES)).singleElement().satisfies(balance -> assertThat(balance.total())
                .isBetween(new BigDecimal("99900"), new BigDecimal("100000")));
    }

    @Test
    void an_account_of_several_assets_is_worth_all_of_them_and_each_row_is_its_own_coins() throws Exception {
        futures.move(null, Purse.spot(account, "BTC"), new BigDecimal("2"));
        post("/fapi/v1/multiAssetsMargin", "multiAssetsMargin=true");
        trade(Side.BUY, PositionSide.BOTH, "0.300");

        assertThat(venue.ask(new AccountRequest.ReadCollateralMode("main"))).isEqualTo(CollateralMode.MULTI_ASSET);
        Map<String, BigDecimal> totals =
                venue.ask(BALANCES).stream().collect(Collectors.toMap(Balance::asset, Balance::total));
        BigDecimal index = futures.statistics("BTCUSDT").index();
        BigDecimal worth = index.multiply(new BigDecimal("2"));
        BigDecimal counted = worth.multiply(new BigDecimal("0.95"));
        AccountSummary summary = venue.ask(new AccountRequest.ReadSummary("main", Market.PERP));
        assertThat(totals.get("BTC")).isEqualByComparingTo("2");
        assertThat(totals.get("USDT")).isBetween(new BigDecimal("99900"), new BigDecimal("100000"));
        BigDecimal near = new BigDecimal("1500");
        assertThat(summary.equity()).isCloseTo(worth.add(new BigDecimal("100000")), within(near));
        BigDecimal margin = index.multiply(new BigDecimal("0.3")).divide(BigDecimal.valueOf(20));
        assertThat(summary.available())
                .isCloseTo(counted.add(new BigDecimal("100000")).subtract(margin), within(near));
    }

    private void trade(Side side, PositionSide leg, String quantity) {
        NewOrder order = new NewOrder(
                        account, "BTCUSDT", side, new BigDecimal(quantity), null, TimeInForce.IOC, false, null)
                .withLeg(leg);
        assertThat(futures.place(order).order().filled()).isEqualByComparingTo(quantity);
    }

    private void post(String path, String parameters) throws Exception {
        String text = parameters + "&timestamp=" + System.currentTimeMillis();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(line.path("apiSecret").asText().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(line.path("futuresRest").asText() + path))
                .header("X-MBX-APIKEY", line.path("apiKey").asText())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(text + "&signature=" + signature))
                .build();
        HttpResponse<String> reply = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }
}
