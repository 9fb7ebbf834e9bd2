package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Fill;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.venue.AccountRequest.ReadBalances;
import io.azalai.venue.AccountRequest.ReadFills;
import io.azalai.venue.AccountRequest.ReadOpenOrders;
import io.azalai.venue.AccountRequest.ReadOrderHistory;
import io.azalai.venue.AccountRequest.ReadPositions;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.UnreadableFrameException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No own trade, order, position or balance is made of a number that none can have (aster.md sections 3.4, 3.7, 6.4).
 */
class PrivateNumbersTest {

    private static final Listing BTC = Naming.unlisted(Market.PERP, "BTCUSDT");
    private static final Map<String, VenueRequest<?>> READS = Map.of(
            "futures-rest-userTrades", new ReadFills("main", Market.PERP, BTC, Instant.EPOCH),
            "spot-rest-userTrades", new ReadFills("main", Market.SPOT, null, Instant.EPOCH),
            "futures-rest-openOrders", new ReadOpenOrders("main", Market.PERP),
            "futures-rest-positionRisk-hedge", new ReadPositions("main"));

    private final AsterFixture aster = new AsterFixture();

    @ParameterizedTest
    @CsvSource({
        "l, -0.001",
        "L, 0",
        "L, -7000",
        "q, -1",
        "z, -1",
        "z, 3",
        "p, -1",
        "ap, -1",
        "sp, -1",
        "t, -1",
        "i, 0",
        "i, -1"
    })
    void an_execution_of_futures_with_an_impossible_number_is_not_understood(String field, String value)
            throws IOException {
        ObjectNode frame = execution();
        order(frame).set(field, AsterFixture.JSON.readTree(isId(field) ? value : "\"" + value + "\""));

        UnreadableFrameException refused = catchThrowableOfType(
                UnreadableFrameException.class, () -> aster.frame("futures-account", frame.toString()));

        assertThat(refused).as(frame.toString()).isNotNull();
        assertThat(refused.kind()).isEqualTo("bad-number");
    }

    @ParameterizedTest
    @CsvSource({"l, -1", "L, 0", "L, -19.1", "q, -10", "z, -8.9", "P, -1", "Z, -1", "ap, -1"})
    void an_execution_of_spot_with_an_impossible_number_is_not_understood(String field, String value)
            throws IOException {
        ObjectNode frame = (ObjectNode) AsterFixture.json("/samples/aster/ws-spot-user-executionReport.json");
        frame.put(field, value);

        assertThatThrownBy(() -> aster.frame("spot-account", frame.toString()))
                .isInstanceOf(UnreadableFrameException.class);
    }

    @Test
    void a_rebate_and_a_loss_are_numbers_below_zero_that_are_right() throws Exception {
        ObjectNode frame = execution();
        order(frame).put("n", "-0.5").put("rp", "-3");

        Fill fill = (Fill) aster.frame("futures-account", frame.toString()).get(1);

        assertThat(fill.fee()).isEqualByComparingTo("-0.5");
        assertThat(fill.realizedPnl()).isEqualByComparingTo("-3");
    }

    @ParameterizedTest
    @CsvSource({
        "futures-rest-userTrades, price, 0",
        "futures-rest-userTrades, price, -7819.01",
        "futures-rest-userTrades, qty, 0",
        "futures-rest-userTrades, qty, -0.002",
        "spot-rest-userTrades, price, 0",
        "spot-rest-userTrades, qty, -2",
        "futures-rest-openOrders, origQty, -0.40",
        "futures-rest-openOrders, executedQty, -1",
        "futures-rest-openOrders, executedQty, 1",
        "futures-rest-openOrders, price, -1",
        "futures-rest-openOrders, avgPrice, -1",
        "futures-rest-openOrders, orderId, 0",
        "futures-rest-positionRisk-hedge, markPrice, -1",
        "futures-rest-positionRisk-hedge, entryPrice, -1",
        "futures-rest-positionRisk-hedge, leverage, 0",
        "futures-rest-positionRisk-hedge, leverage, -10",
        "futures-rest-positionRisk-hedge, positionAmt, -20"
    })
    void a_reply_with_an_impossible_number_is_not_understood(String sample, String field, String value) {
        ArrayNode rows = (ArrayNode) AsterFixture.json("/samples/aster/" + sample + ".json");
        ((ObjectNode) rows.path(0)).put(field, value);

        assertThatThrownBy(() -> aster.ask(READS.get(sample), rows.toString()))
                .isInstanceOf(VenueUnavailableException.class)
                .hasMessageContaining("UNREADABLE");
    }

    @ParameterizedTest
    @CsvSource({"free", "locked"})
    void spot_owes_nothing(String field) {
        ObjectNode account = (ObjectNode) AsterFixture.json("/samples/aster/spot-rest-account.json");
        ((ObjectNode) account.at("/balances/0")).put(field, "-1");

        assertThatThrownBy(() -> aster.ask(new ReadBalances("main", Market.SPOT), account.toString()))
                .isInstanceOf(VenueUnavailableException.class);
    }

    @ParameterizedTest
    @CsvSource({"executedQty, -1", "avgPrice, -1", "orderId, 0"})
    void an_answer_to_a_cancel_with_an_impossible_number_leaves_its_outcome_unknown(String field, String value) {
        ObjectNode answer = (ObjectNode) AsterFixture.json("/samples/aster/futures-rest-order-cancel.json");
        answer.put(field, value);

        assertThatThrownBy(() -> aster.ask(new TradeRequest.Cancel("main", BTC, null, "1"), answer.toString()))
                .isInstanceOf(OutcomeUnknownException.class);
    }

    @ParameterizedTest
    @CsvSource({"T", "R", "ps", "x", "z", "q", "t", "L", "S", "s"})
    void an_execution_that_lacks_what_it_must_tell_is_not_guessed(String field) {
        ObjectNode frame = execution();
        order(frame).remove(field);

        assertThatThrownBy(() -> aster.frame("futures-account", frame.toString()))
                .isInstanceOf(UnreadableFrameException.class);
    }

    @Test
    void a_fee_is_of_an_asset_that_is_named() {
        ObjectNode frame = execution();
        order(frame).put("n", "0.5").remove("N");

        assertThatThrownBy(() -> aster.frame("futures-account", frame.toString()))
                .isInstanceOf(UnreadableFrameException.class)
                .hasMessageContaining("no N");
    }

    @ParameterizedTest
    @CsvSource({
        "futures-rest-userTrades, time",
        "futures-rest-userTrades, commissionAsset",
        "futures-rest-openOrders, updateTime",
        "futures-rest-openOrders, origQty",
        "futures-rest-openOrders, executedQty",
        "futures-rest-openOrders, positionSide",
        "futures-rest-openOrders, reduceOnly",
        "futures-rest-positionRisk-hedge, leverage",
        "futures-rest-positionRisk-hedge, positionSide"
    })
    void a_row_that_lacks_what_it_must_tell_is_not_guessed(String sample, String field) {
        ArrayNode rows = (ArrayNode) AsterFixture.json("/samples/aster/" + sample + ".json");
        ((ObjectNode) rows.path(0)).remove(field);

        assertThatThrownBy(() -> aster.ask(READS.get(sample), rows.toString()))
                .isInstanceOf(VenueUnavailableException.class);
    }

    @ParameterizedTest
    @CsvSource({"symbol, true", "symbol, ''", "orderId, 1.5", "updateTime, 0", "reduceOnly, 1"})
    void a_row_of_other_kinds_of_values_is_not_guessed(String field, String value) throws IOException {
        ArrayNode rows = (ArrayNode) AsterFixture.json("/samples/aster/futures-rest-openOrders.json");
        ((ObjectNode) rows.path(0)).set(field, AsterFixture.JSON.readTree(value.isEmpty() ? "\"\"" : value));

        assertThatThrownBy(() -> aster.ask(READS.get("futures-rest-openOrders"), rows.toString()))
                .isInstanceOf(VenueUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"userTrades", "allOrders"})
    void a_row_that_cannot_be_read_hides_none_of_the_others_and_ends_no_reading_of_pages(String call) {
        Instant since = AsterFixture.NOW.minus(Duration.ofDays(3));
        VenueRequest<?> asked = call.equals("userTrades")
                ? new ReadFills("main", Market.PERP, BTC, since)
                : new ReadOrderHistory("main", Market.PERP, BTC, since);
        ArrayNode rows = (ArrayNode) AsterFixture.json(
                "/samples/aster/futures-rest-" + (call.equals("userTrades") ? call : "openOrders") + ".json");
        ObjectNode row = (ObjectNode) rows.path(0);
        row.put("time", since.plusSeconds(60).toEpochMilli());
        rows.removeAll();
        for (int i = 0; i < Slices.MOST - 1; i++) {
            rows.add(row);
        }
        rows.addNull();

        VenueUnavailableException partly =
                catchThrowableOfType(VenueUnavailableException.class, () -> aster.ask(asked, rows.toString()));

        assertThat(partly.readable(Object.class)).hasSize(Slices.MOST - 1);
        assertThat(partly.page()).isNotNull();
        assertThat(partly.page().next()).isEqualTo(since.plusSeconds(60));
    }

    private static boolean isId(String field) {
        return field.equals("t") || field.equals("i");
    }

    private static ObjectNode order(ObjectNode frame) {
        return (ObjectNode) frame.path("o");
    }

    private static ObjectNode execution() {
        ObjectNode frame = (ObjectNode) AsterFixture.json("/samples/aster/ws-futures-user-ORDER_TRADE_UPDATE.json");
        order(frame)
                .put("o", "LIMIT")
                .put("ot", "LIMIT")
                .put("p", "7100")
                .put("q", "2")
                .put("z", "1");
        order(frame)
                .put("x", "TRADE")
                .put("X", "PARTIALLY_FILLED")
                .put("l", "1")
                .put("L", "7100")
                .put("t", 5);
        return frame;
    }
}
