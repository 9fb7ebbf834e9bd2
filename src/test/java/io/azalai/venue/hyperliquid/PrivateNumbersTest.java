package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Event;
import io.azalai.model.Fill;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.Position;
import io.azalai.model.TimeInForce;
import io.azalai.venue.AccountRequest.ReadBalances;
import io.azalai.venue.AccountRequest.ReadFills;
import io.azalai.venue.AccountRequest.ReadOrderHistory;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.Page;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.UnreadableFrameException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No own trade, order, position or balance is made of a number that none can have (hyperliquid.md sections 2.5, 6.2).
 */
class PrivateNumbersTest {

    private static final String POSITION = "/data/clearinghouseState/assetPositions/0/position";

    private final AccountFrames frames =
            new AccountFrames(Samples.listings(), Samples.separate(), new AgentEnds(), List.of());

    @ParameterizedTest
    @CsvSource({
        "ws-userFills-snapshot, /data/fills/0, sz, -1",
        "ws-userFills-snapshot, /data/fills/0, sz, 0",
        "ws-userFills-snapshot, /data/fills/0, px, 0.0",
        "ws-userFills-snapshot, /data/fills/0, px, -0.07482",
        "ws-orderUpdates, /data/0/order, sz, -0.01",
        "ws-orderUpdates, /data/0/order, sz, 0.02",
        "ws-orderUpdates, /data/0/order, origSz, -0.01",
        "ws-orderUpdates, /data/0/order, limitPx, -2112.8",
        "ws-clearinghouseState, " + POSITION + ", entryPx, -2986.3",
        "ws-clearinghouseState, " + POSITION + ", positionValue, -100"
    })
    void a_frame_with_an_impossible_number_is_not_understood(String sample, String place, String field, String value) {
        JsonNode frame = Samples.sample(sample);
        ((ObjectNode) frame.at(place)).put(field, value);

        UnreadableFrameException refused =
                catchThrowableOfType(UnreadableFrameException.class, () -> decode(frame.toString()));

        assertThat(refused).as(frame.toString()).isNotNull();
        assertThat(refused.kind()).isEqualTo("bad-number");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -20})
    void a_leverage_is_one_at_least(int leverage) {
        JsonNode frame = Samples.sample("ws-clearinghouseState");
        ((ObjectNode) frame.at(POSITION + "/leverage")).put("value", leverage);

        assertThatThrownBy(() -> decode(frame.toString())).isInstanceOf(UnreadableFrameException.class);
    }

    @ParameterizedTest
    @CsvSource({"px, 0", "sz, -1"})
    void fills_of_a_reply_with_an_impossible_number_are_not_understood(String field, String value) {
        JsonNode fills = Samples.sample("rest-userFills");
        ((ObjectNode) fills.path(0)).put(field, value);

        assertThatThrownBy(() -> new HyperliquidFixture("")
                        .answer(new ReadFills("main", Market.PERP, null, Instant.EPOCH), fills.toString()))
                .isInstanceOf(VenueUnavailableException.class);
    }

    @ParameterizedTest
    @CsvSource({"totalSz, 0", "totalSz, -0.02", "avgPx, 0", "avgPx, -1"})
    void an_order_filled_by_an_impossible_number_has_an_unknown_outcome(String field, String value) {
        HyperliquidFixture hyperliquid = new HyperliquidFixture("");
        JsonNode answer = Samples.sample("exchange-responses").path("order_filled");
        ((ObjectNode) answer.at("/response/data/statuses/0/filled")).put(field, value);

        assertThatThrownBy(() -> hyperliquid.answer(
                        new TradeRequest.Place(hyperliquid.permit(HyperliquidFixture.limit(TimeInForce.GTC, "1", "1"))),
                        answer.toString()))
                .isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void no_more_than_nothing_is_held_of_spot() {
        String balances = "{\"balances\":[{\"coin\":\"USDC\",\"token\":0,\"total\":\"14.6\",\"hold\":\"-1\"}]}";

        assertThatThrownBy(() -> new HyperliquidFixture("").answer(new ReadBalances("main", Market.SPOT), balances))
                .isInstanceOf(VenueUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Settlement", "Spot Dust Conversion", "Merge Outcome"})
    void what_the_venue_itself_settles_may_be_worth_nothing(String what) throws UnreadableFrameException {
        JsonNode frame = Samples.sample("ws-userFills-snapshot");
        ((ObjectNode) frame.at("/data/fills/0")).put("dir", what).put("px", "0.0");

        assertThat(((Fill) decode(frame.toString()).get(0)).price()).isEqualByComparingTo("0");
    }

    @Test
    void a_rebate_and_a_loss_are_numbers_below_zero_that_are_right() throws UnreadableFrameException {
        JsonNode frame = Samples.sample("ws-userFills-snapshot");
        ((ObjectNode) frame.at("/data/fills/0")).put("fee", "-0.5").put("closedPnl", "-3");

        Fill fill = (Fill) decode(frame.toString()).get(0);

        assertThat(fill.fee()).isEqualByComparingTo("-0.5");
        assertThat(fill.realizedPnl()).isEqualByComparingTo("-3");
    }

    @Test
    void an_exit_of_the_whole_position_has_no_size_of_its_own_and_has_filled_nothing() throws UnreadableFrameException {
        JsonNode frame = Samples.sample("ws-orderUpdates");
        ((ObjectNode) frame.at("/data/0/order")).put("origSz", "0.0");

        assertThat(((Order) decode(frame.toString()).get(0)).filledQty()).isEqualByComparingTo("0");
    }

    @Test
    void a_position_that_no_price_liquidates_has_no_such_price() throws UnreadableFrameException {
        JsonNode frame = Samples.sample("ws-clearinghouseState");
        ((ObjectNode) frame.at(POSITION)).put("liquidationPx", "-2866.2");

        assertThat(((Position) decode(frame.toString()).get(0)).liquidationPrice())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "ws-userFills-snapshot, /data/fills/0, time",
        "ws-userFills-snapshot, /data/fills/0, oid",
        "ws-userFills-snapshot, /data/fills/0, fee",
        "ws-orderUpdates, /data/0, statusTimestamp",
        "ws-orderUpdates, /data/0/order, oid",
        "ws-userFundings, /data/fundings/0, time",
        "ws-clearinghouseState, " + POSITION + "/leverage, value",
        "ws-clearinghouseState, " + POSITION + "/leverage, type"
    })
    void a_frame_that_lacks_what_it_must_tell_is_not_guessed(String sample, String place, String field) {
        JsonNode frame = Samples.sample(sample);
        ((ObjectNode) frame.at(place)).remove(field);

        assertThatThrownBy(() -> decode(frame.toString())).isInstanceOf(UnreadableFrameException.class);
    }

    @Test
    void who_took_is_not_guessed_where_the_venue_does_not_say() throws UnreadableFrameException {
        JsonNode frame = Samples.sample("ws-userFills-snapshot");
        ((ObjectNode) frame.at("/data/fills/0")).remove("crossed");

        assertThat(((Fill) decode(frame.toString()).get(0)).liquidity()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[null]", "[{}]", "[7]"})
    void rows_that_are_none_make_a_reply_that_is_not_understood(String rows) {
        assertThatThrownBy(() -> new HyperliquidFixture("")
                        .answer(new ReadFills("main", Market.PERP, null, Instant.EPOCH), rows))
                .isInstanceOf(VenueUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest-userFills", "rest-historicalOrders"})
    void a_row_that_cannot_be_read_hides_none_of_the_others(String sample) {
        VenueRequest<?> asked = sample.equals("rest-userFills")
                ? new ReadFills("main", Set.of(Market.values()), null, Instant.EPOCH)
                : new ReadOrderHistory("main", Market.PERP, null, Instant.EPOCH);
        ArrayNode rows = (ArrayNode) Samples.sample(sample);
        int readable = ((Page<?>) new HyperliquidFixture("").answer(asked, rows.toString()))
                .rows()
                .size();
        rows.insertNull(0);

        VenueUnavailableException partly = catchThrowableOfType(
                VenueUnavailableException.class, () -> new HyperliquidFixture("").answer(asked, rows.toString()));

        assertThat(partly.readable(Object.class)).hasSize(readable).hasSizeGreaterThan(0);
    }

    @Test
    void a_row_that_cannot_be_read_ends_no_reading_of_pages() {
        ArrayNode rows = (ArrayNode) Samples.sample("rest-userFills");
        JsonNode last = rows.path(0);
        rows.removeAll().add(last.deepCopy());
        while (rows.size() < 1999) {
            rows.add(last);
        }
        rows.insertNull(0);

        VenueUnavailableException partly =
                catchThrowableOfType(VenueUnavailableException.class, () -> new HyperliquidFixture("")
                        .answer(new ReadFills("main", Market.PERP, null, Instant.EPOCH), rows.toString()));

        assertThat(partly.page().next())
                .isEqualTo(Instant.ofEpochMilli(last.path("time").longValue()));
    }

    @Test
    void what_was_ordered_is_not_guessed_of_an_order_of_which_nothing_is_left() {
        JsonNode frame = Samples.sample("ws-orderUpdates");
        ((ObjectNode) frame.at("/data/0/order")).put("sz", "0.0").remove("origSz");

        assertThatThrownBy(() -> decode(frame.toString())).isInstanceOf(UnreadableFrameException.class);
    }

    private List<Event> decode(String frame) throws UnreadableFrameException {
        List<Event> events = new ArrayList<>();
        frames.decode(frame, "main", Samples.NOW, events::add);
        return events;
    }
}
