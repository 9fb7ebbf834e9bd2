package io.azalai.simulator.hyperliquid;

import static io.azalai.simulator.hyperliquid.Ground.trigger;
import static io.azalai.simulator.hyperliquid.TestClient.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditional orders, brackets, modifies and TWAPs on the wire (sections 3.2, 3.3 and 9). */
class HyperliquidTriggersTest {

    private static final Duration BOUND = Duration.ofSeconds(30);

    private final Ground ground = new Ground();

    @AfterEach
    void stop() {
        ground.close();
    }

    @Test
    void a_stop_shows_as_such_and_fires_when_the_mark_falls() throws Exception {
        ground.trade(true, "0.01");
        long oid = ground.client
                .place(trigger(false, ground.price("0.95"), "0.01", "sl", true))
                .at("/resting/oid")
                .asLong();
        JsonNode row = ground.ask("frontendOpenOrders").get(0);
        assertThat(row.get("orderType").asText()).isEqualTo("Stop Market");
        assertThat(row.get("isTrigger").asBoolean()).isTrue();
        assertThat(row.get("triggerCondition").asText()).startsWith("Price below ");
        assertThat(row.get("tif").isNull()).isTrue();

        ground.jump("0.92");

        await().atMost(BOUND).untilAsserted(() -> assertThat(ground.status(oid)).isEqualTo("filled"));
        assertThat(ground.position("BTC").isMissingNode()).isTrue();
        assertThat(ground.ask("historicalOrders"))
                .extracting(history -> history.get("status").asText())
                .contains("open", "triggered", "filled");
    }

    @ParameterizedTest
    @CsvSource({"0.95, 0.95, false", "0.95, 0.90, true", "0.95, 0.99, true"})
    void a_market_order_that_woke_fills_no_worse_than_its_price_beyond_the_trigger(
            String wakes, String worst, boolean fills) throws Exception {
        ground.trade(true, "0.01");
        long oid = ground.client
                .place(trigger(false, ground.price(wakes), ground.price(worst), "0.01", "sl", true))
                .at("/resting/oid")
                .asLong();

        ground.jump("0.92");

        await().atMost(BOUND).untilAsserted(() -> assertThat(ground.status(oid)).isNotIn("open", "triggered"));
        assertThat(ground.status(oid).equals("filled")).as(ground.status(oid)).isEqualTo(fills);
        assertThat(ground.position("BTC").isMissingNode()).isEqualTo(fills);
    }

    @Test
    void exits_of_a_bracket_have_no_oid_until_the_entry_is_filled_and_one_ends_the_other() throws Exception {
        JsonNode statuses = ground.group(
                "normalTpsl",
                order(0, true, ground.price("1.02"), "0.01", false, "Gtc", ""),
                trigger(false, ground.price("1.05"), "0.01", "tp", true),
                trigger(false, ground.price("0.95"), "0.01", "sl", true));
        assertThat(statuses.get(0).has("filled")).isTrue();
        assertThat(statuses.get(1).asText()).isEqualTo("waitingForFill");
        assertThat(ground.ask("openOrders")).hasSize(2);

        ground.jump("1.1");

        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(ground.ask("openOrders")).isEmpty());
        assertThat(ground.ask("historicalOrders"))
                .extracting(history -> history.get("status").asText())
                .contains("siblingFilledCanceled");
    }

    @Test
    void exits_of_the_position_close_all_of_it_and_end_with_it() throws Exception {
        ground.trade(true, "0.01");
        JsonNode statuses = ground.group("positionTpsl", trigger(false, ground.price("0.9"), "0", "sl", true));

        assertThat(statuses.get(0).asText()).isEqualTo("waitingForTrigger");
        assertThat(ground.ask("frontendOpenOrders").get(0).get("isPositionTpsl").asBoolean())
                .isTrue();
        ground.trade(false, "0.01");
        assertThat(ground.ask("openOrders")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"false, sl, 0.90, 0.95", "false, tp, 1.05, 1.06", "true, sl, 1.10, 1.05", "true, tp, 0.95, 0.94"})
    void a_limit_that_asks_for_more_than_its_trigger_gives_is_refused(
            boolean buy, String kind, String trigger, String limit) throws Exception {
        String order =
                "{\"a\":0,\"b\":%s,\"p\":\"%s\",\"s\":\"0.01\",\"r\":false,\"t\":{\"trigger\":{\"isMarket\":false,"
                        + "\"triggerPx\":\"%s\",\"tpsl\":\"%s\"}}}";
        String wakes = ground.price(trigger);
        String wrong = order.formatted(buy, ground.price(limit), wakes, kind);
        String right = order.formatted(buy, wakes, wakes, kind);

        assertThat(ground.group("na", wrong).at("/0/error").asText()).startsWith("Invalid TP/SL price.");
        assertThat(ground.group("na", right).at("/0").toString()).startsWith("{\"resting\"");
    }

    @Test
    void groups_that_are_no_groups_are_refused_whole() throws Exception {
        String entry = order(0, true, ground.price("0.9"), "0.01", false, "Gtc", "");
        String stop = trigger(false, ground.price("0.8"), "0.01", "sl", true);

        assertThat(ground.group("normalTpsl", entry).at("/0/error").asText())
                .isEqualTo("Unexpected number of trigger orders");
        assertThat(ground.group("normalTpsl", stop, stop).at("/0/error").asText())
                .isEqualTo("Unexpected number of trigger orders");
        assertThat(ground.group("na", trigger(false, ground.price("1.1"), "0.01", "sl", false))
                        .at("/0/error")
                        .asText())
                .startsWith("Invalid TP/SL price.");
        assertThat(ground.group("na", stop).at("/0/error").asText())
                .startsWith("Reduce only order would increase position.");
        assertThat(ground.ask("openOrders")).isEmpty();
    }

    @Test
    void a_modify_that_should_rest_may_not_take_and_then_nothing_is_left() throws Exception {
        long oid = ground.client
                .place(order(0, true, ground.price("0.9"), "0.01", false, "Gtc", ""))
                .at("/resting/oid")
                .asLong();
        String taking = order(0, true, ground.price("1.02"), "0.01", false, "Gtc", "");

        JsonNode reply = ground.client.act(
                "{\"type\":\"batchModify\",\"modifies\":[{\"oid\":%d,\"order\":%s}]}".formatted(oid, taking));

        assertThat(reply.at("/response/data/statuses/0/error").asText())
                .startsWith("Error placing new order during modify: Post only order would have immediately matched");
        assertThat(ground.ask("openOrders")).isEmpty();
        assertThat(ground.status(oid)).isEqualTo("canceled");
    }

    @Test
    void a_modify_to_what_does_not_rest_needs_to_place_always() throws Exception {
        ground.trade(true, "0.01");
        long oid = ground.group("na", Ground.trigger(false, ground.price("0.8"), "0.01", "sl", true))
                .at("/0/resting/oid")
                .asLong();
        String moved = "{\"type\":\"batchModify\",\"modifies\":[{\"oid\":%d,\"order\":%s}]%s}";
        String lower = Ground.trigger(false, ground.price("0.75"), "0.01", "sl", true);
        String taking = order(0, false, ground.price("0.98"), "0.01", true, "Ioc", "");

        for (String order : List.of(lower, taking)) {
            assertThat(ground.client
                            .act(moved.formatted(oid, order, ""))
                            .at("/response/data/statuses/0/error")
                            .asText())
                    .startsWith("Cannot modify");
        }
        assertThat(ground.status(oid)).isEqualTo("open");
        long replaced = ground.client
                .act(moved.formatted(oid, lower, ",\"a\":true"))
                .at("/response/data/statuses/0/resting/oid")
                .asLong();

        assertThat(ground.status(oid)).isEqualTo("canceled");
        assertThat(ground.ask("frontendOpenOrders").at("/0/oid").asLong()).isEqualTo(replaced);
        assertThat(ground.ask("frontendOpenOrders").at("/0/orderType").asText()).isEqualTo("Stop Market");
    }

    @Test
    void a_modify_that_places_always_may_take() throws Exception {
        long oid = ground.client
                .place(order(0, true, ground.price("0.9"), "0.01", false, "Gtc", ""))
                .at("/resting/oid")
                .asLong();
        String taking = order(0, true, ground.price("1.02"), "0.01", false, "Gtc", "");

        JsonNode reply =
                ground.client.act("{\"type\":\"batchModify\",\"modifies\":[{\"oid\":%d,\"order\":%s}],\"a\":true}"
                        .formatted(oid, taking));

        assertThat(reply.at("/response/data/statuses/0/filled/totalSz").asText())
                .isEqualTo("0.01");
    }

    @Test
    void a_twap_fills_in_slices_whose_hash_is_zero() throws Exception {
        JsonNode reply = ground.client.act(twap("0.01", 5));
        long id = reply.at("/response/data/status/running/twapId").asLong();

        JsonNode slice = ground.ask("userTwapSliceFills").get(0);
        assertThat(slice.get("twapId").asLong()).isEqualTo(id);
        assertThat(slice.at("/fill/twapId").asLong()).isEqualTo(id);
        assertThat(slice.at("/fill/hash").asText()).isEqualTo(FillWire.NO_HASH);
        assertThat(ground.client
                        .act("{\"type\":\"twapCancel\",\"a\":0,\"t\":%d}".formatted(id))
                        .at("/response/data/status")
                        .asText())
                .isEqualTo("success");
        assertThat(ground.ask("twapHistory").at("/0/status/status").asText()).isEqualTo("terminated");
    }

    @Test
    void a_twap_that_is_too_short_or_too_small_is_refused() throws Exception {
        assertThat(ground.client
                        .act(twap("1", 1))
                        .at("/response/data/status/error")
                        .asText())
                .isEqualTo("Invalid TWAP duration: 1 min(s)");
        assertThat(ground.client
                        .act(twap("0.001", 120))
                        .at("/response/data/status/error")
                        .asText())
                .isEqualTo("TWAP order value too small. Min is $1200, which is $10 per minute.");
    }

    private static String twap(String size, int minutes) {
        return "{\"type\":\"twapOrder\",\"twap\":{\"a\":0,\"b\":true,\"s\":\"%s\",\"r\":false,\"m\":%d,\"t\":false}}"
                .formatted(size, minutes);
    }

    @Test
    void an_order_that_meets_one_of_its_own_account_ends_the_resting_one() throws Exception {
        JsonNode book = ground.client.info("{\"type\":\"l2Book\",\"coin\":\"BTC\"}");
        String inside = new BigDecimal(book.at("/levels/0/0/px").asText())
                .add(BigDecimal.ONE)
                .setScale(0, RoundingMode.UP)
                .toPlainString();
        long mine = ground.client
                .place(order(Ground.BTC, true, inside, "0.001", false, "Gtc", ""))
                .at("/resting/oid")
                .asLong();

        ground.client.place(order(Ground.BTC, false, inside, "0.001", false, "Gtc", ""));

        assertThat(ground.status(mine)).isEqualTo("selfTradeCanceled");
        assertThat(ground.ask("historicalOrders"))
                .extracting(history -> history.get("status").asText())
                .contains("selfTradeCanceled");
    }
}
