package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.azalai.model.Balance;
import io.azalai.model.ClosedBy;
import io.azalai.model.Event;
import io.azalai.model.Fill;
import io.azalai.model.FundingPayment;
import io.azalai.model.Liquidity;
import io.azalai.model.MarginCall;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.Position;
import io.azalai.model.Side;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.UnreadableFrameException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The private streams of hyperliquid.md section 6.2 against the samples. */
class AccountFramesTest {

    private static final String LIQUIDATED = "0x360878d351f05975e25f1807a27895e1e5e004fb";

    private final AccountFrames frames =
            new AccountFrames(Samples.listings(), Samples.separate(), new AgentEnds(), List.of());

    @Test
    void the_balance_of_perpetuals_is_held_back_until_it_is_known_what_backs_them() throws UnreadableFrameException {
        Modes modes = new Modes(Clock.systemUTC());
        AccountFrames early = new AccountFrames(Samples.listings(), modes, new AgentEnds(), List.of());
        String state = Samples.sample("ws-clearinghouseState").toString();
        List<Event> told = new ArrayList<>();

        early.decode(state, "main", Samples.NOW, told::add);
        assertThat(told).noneMatch(Balance.class::isInstance).anyMatch(Position.class::isInstance);
        modes.learn("main", "default");
        early.decode(state, "main", Samples.NOW, told::add);

        assertThat(told).filteredOn(Balance.class::isInstance).hasSize(1);
    }

    @Test
    void a_position_tells_what_it_cost_in_funding_since_it_was_opened() throws UnreadableFrameException {
        String state = Samples.sample("ws-clearinghouseState")
                .toString()
                .replace("\"sinceOpen\":\"0.0\"", "\"sinceOpen\":\"1.25\"");

        assertThat(decode(state).get(0))
                .isInstanceOfSatisfying(Position.class, position -> assertThat(position.fundingSinceOpen())
                        .isEqualByComparingTo("1.25"));
    }

    @Test
    void funding_is_told_once_however_often_snapshots_repeat_it() throws UnreadableFrameException {
        String frame = Samples.sample("ws-userFundings").toString();

        List<Event> first = decode(frame);

        assertThat(first).singleElement().isInstanceOfSatisfying(FundingPayment.class, payment -> {
            assertThat(payment.listing().venueSymbol()).isEqualTo("APE");
            assertThat(payment.amount()).isEqualByComparingTo("0.145796");
            assertThat(payment.asset()).isEqualTo("USDC");
            assertThat(payment.size()).isEqualByComparingTo("40.13333333");
            assertThat(payment.timestamp()).isEqualTo(Instant.ofEpochMilli(1681948800000L));
        });
        assertThat(decode(frame)).isEmpty();
    }

    @Test
    void user_events_are_told_once_by_whichever_channel_is_first() throws UnreadableFrameException {
        List<String> variants = new ArrayList<>();
        Samples.sample("ws-userEvents-variants").forEach(variant -> variants.add(variant.toString()));

        assertThat(decode(variants.get(0))).singleElement().isInstanceOf(FundingPayment.class);
        assertThat(decode(variants.get(0))).isEmpty();
        assertThat(decode(variants.get(1))).singleElement().isInstanceOfSatisfying(MarginCall.class, call -> {
            assertThat(call.listing()).isNull();
            assertThat(call.size()).isNull();
            assertThat(call.reason()).isEqualTo("liquidation of positions worth 1500.25 USD, account value 12.5 USD");
            assertThat(call.timestamp()).isEqualTo(Samples.NOW);
        });
        for (String name : List.of("ws-user-fills-flip", "ws-user-fills-liquidation", "ws-user-fills-spot")) {
            assertThat(decode(Samples.sample(name).toString())).singleElement().isInstanceOf(Fill.class);
            assertThat(decode(Samples.sample(name).toString())).isEmpty();
        }
    }

    @Test
    void the_fills_of_the_samples_read_as_the_specification_says() throws UnreadableFrameException {
        Fill spot = fill("ws-user-fills-spot");
        Fill flip = fill("ws-user-fills-flip");
        Fill liquidation = fill("ws-user-fills-liquidation");

        assertThat(spot.listing().market()).isEqualTo(Market.SPOT);
        assertThat(spot.feeAsset()).isEqualTo("HYPE");
        assertThat(spot.fee()).isEqualByComparingTo("0.00021699");
        assertThat(spot.liquidity()).isEqualTo(Liquidity.TAKER);
        assertThat(flip.direction()).isEqualTo("Long > Short");
        assertThat(flip.realizedPnl()).isEqualByComparingTo("0.046128");
        assertThat(flip.fee()).isEqualByComparingTo("0.019785");
        assertThat(flip.side()).isEqualTo(Side.SELL);
        assertThat(liquidation.liquidity()).isEqualTo(Liquidity.MAKER);
        assertThat(liquidation.orderId()).isEqualTo("55030848197");
        assertThat(liquidation.direction()).isEqualTo("Open Short (liquidation, market)");
    }

    @Test
    void trades_of_an_order_over_time_that_have_no_id_are_each_told_once() throws UnreadableFrameException {
        String first = slice("0.5", "79146.0", "0.001");
        String rows = String.join(
                ",",
                first,
                slice("0.501", "79146.0", "0.001"),
                slice("0.5", "79147.0", "0.001"),
                slice("0.5", "79146.0", "0.002"),
                first);

        List<Event> told = decode("{\"channel\":\"userFills\",\"data\":{\"user\":\"0x\",\"fills\":[" + rows + "]}}");

        assertThat(told)
                .extracting(event -> ((Fill) event).tradeId())
                .doesNotHaveDuplicates()
                .hasSize(4);
        assertThat(decode("{\"channel\":\"user\",\"data\":{\"fills\":[" + rows + "]}}"))
                .isEmpty();
    }

    private static String slice(String before, String price, String size) {
        return "{\"coin\":\"BTC\",\"px\":\"" + price + "\",\"sz\":\"" + size
                + "\",\"side\":\"B\",\"time\":1769940855551,\"startPosition\":\"" + before
                + "\",\"dir\":\"Open Long\",\"oid\":308254271324,\"crossed\":true,\"fee\":\"0.01\",\"tid\":0,"
                + "\"feeToken\":\"USDC\",\"twapId\":77}";
    }

    /** The same rows as {@code userFills} tells them. */
    private Fill fill(String name) throws UnreadableFrameException {
        String rows = Samples.sample(name).path("data").toString();
        return (Fill)
                decode("{\"channel\":\"userFills\",\"data\":" + rows + "}").get(0);
    }

    @Test
    void a_fill_that_liquidates_the_account_itself_says_so_by_stream_and_by_call() throws UnreadableFrameException {
        String sample = Samples.sample("ws-user-fills-liquidation").toString();
        HyperliquidFixture venue = new HyperliquidFixture("");
        AccountFrames ours = new AccountFrames(
                Samples.listings(), Samples.separate(), new AgentEnds(), venue.settings.accountKeys());
        String own = sample.replace(LIQUIDATED, HyperliquidFixture.SIGNER.toUpperCase(Locale.ROOT));
        List<Event> events = new ArrayList<>();

        ours.decode(own, "main", Samples.NOW, events::add);
        String rows = own.substring(own.indexOf("[{"), own.lastIndexOf("}]") + 2);
        events.addAll(venue.answer(new AccountRequest.ReadFills("main", Market.PERP, null, Instant.EPOCH), rows)
                .rows());

        assertThat(events)
                .hasSize(2)
                .extracting(fill -> ((Fill) fill).closedBy())
                .containsOnly(ClosedBy.LIQUIDATION);
        assertThat(((Fill) events.get(0)).direction()).isEqualTo("Open Short (own liquidation, market)");
        assertThat(fill("ws-user-fills-liquidation").closedBy()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Auto-Deleveraging, DELEVERAGING",
        "Liquidated Cross Long, LIQUIDATION",
        "Liquidated Isolated Short, LIQUIDATION",
        "Close Long,"
    })
    void a_fill_whose_direction_says_that_the_venue_closed_the_position_tells_by_what(
            String direction, ClosedBy closedBy) throws UnreadableFrameException {
        String frame = Samples.sample("ws-user-fills-flip")
                .toString()
                .replaceFirst("\"dir\":\"[^\"]*\"", "\"dir\":\"" + direction + "\"");
        List<Event> events = new ArrayList<>();

        frames.decode(frame, "main", Samples.NOW, events::add);

        assertThat(events).first().extracting(fill -> ((Fill) fill).closedBy()).isEqualTo(closedBy);
    }

    @Test
    void anothers_liquidation_is_no_news_of_ours() throws UnreadableFrameException {
        Credentials other = new Credentials(
                "main",
                "0x1",
                new HyperliquidFixture("").settings.accountKeys().get(0).key(),
                null);
        AccountFrames ours = new AccountFrames(Samples.listings(), Samples.separate(), new AgentEnds(), List.of(other));
        List<Event> events = new ArrayList<>();

        ours.decode(Samples.sample("ws-userEvents-variants").get(1).toString(), "main", Samples.NOW, events::add);

        assertThat(events).isEmpty();
    }

    @Test
    void an_order_the_venue_cancels_by_itself_is_told_cancelled_where_its_opening_was_seen()
            throws UnreadableFrameException {
        decode(updates(update(308086083674L, "0x1", "open")));
        String cancel = Samples.sample("ws-userEvents-variants").get(2).toString();

        assertThat(decode(cancel)).singleElement().isInstanceOfSatisfying(Order.class, order -> {
            assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
            assertThat(order.orderId()).isEqualTo("308086083674");
            assertThat(order.venueClientOrderId()).isEqualTo("0x1");
            assertThat(order.reason()).isEqualTo("nonUserCancel");
        });
        UnreadableFrameException unseen = catchThrowableOfType(
                UnreadableFrameException.class, () -> decode(cancel.replace("308086083674", "308086083675")));
        assertThat(unseen.kind()).isEqualTo("unknown-order");
    }

    @ParameterizedTest
    @ValueSource(strings = {"perpMarginRejected", "liquidatedCanceled", "scheduledCancel", "brandNewCanceled"})
    void an_order_that_ended_says_why_in_the_venues_word(String word) throws UnreadableFrameException {
        String update = update(7, "0x1", word);

        assertThat(decode(updates(update(7, "0x1", "open"), update)))
                .extracting(event -> ((Order) event).reason())
                .containsExactly(null, word);
        assertThat(decode("{\"channel\":\"userHistoricalOrders\",\"data\":{\"orderHistory\":[" + update + "]}}"))
                .extracting(event -> ((Order) event).reason())
                .containsExactly(word);
    }

    @Test
    void an_order_the_venue_cancels_by_itself_whose_end_was_told_before_is_no_news_for_a_minute()
            throws UnreadableFrameException {
        decode(updates(update(308086083674L, "0x1", "open")));
        decode(updates(update(308086083674L, "0x1", "marginCanceled")));
        String cancel = Samples.sample("ws-userEvents-variants").get(2).toString();

        assertThat(decode(cancel)).isEmpty();
        UnreadableFrameException late = catchThrowableOfType(
                UnreadableFrameException.class,
                () -> frames.decode(cancel, "main", Samples.NOW.plusSeconds(61), event -> {}));
        assertThat(late.kind()).isEqualTo("unknown-order");
    }

    @Test
    void the_end_of_an_order_that_a_newer_one_replaced_is_no_news() throws UnreadableFrameException {
        decode(updates(update(1, "0xa", "open")));

        List<Event> together = decode(updates(update(1, "0xa", "canceled"), update(2, "0xa", "open")));
        List<Event> after = decode(updates(update(2, "0xa", "canceled")));

        assertThat(together).extracting(event -> ((Order) event).orderId()).containsExactly("2");
        assertThat(after).extracting(event -> ((Order) event).status()).containsExactly(OrderStatus.CANCELED);
    }

    @Test
    void each_dex_has_positions_of_its_own_and_collateral_adds_up() throws UnreadableFrameException {
        String state = Samples.sample("rest-clearinghouseState-isolated").toString();
        decode(clearinghouse("", state));

        List<Event> other = decode(clearinghouse(
                "xyz",
                "{\"assetPositions\":[],\"marginSummary\":{\"accountValue\":"
                        + "\"1.5\",\"totalMarginUsed\":\"0\"},\"withdrawable\":\"1.5\",\"time\":1}"));

        assertThat(other).singleElement().extracting("total").asString().isEqualTo("13110.982328");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws-orderUpdates", "ws-userFills-snapshot", "ws-clearinghouseState"})
    void a_frame_tells_the_same_whatever_stands_first_in_it(String sample) throws UnreadableFrameException {
        String frame = Samples.sample(sample).toString();
        AccountFrames others = new AccountFrames(Samples.listings(), Samples.separate(), new AgentEnds(), List.of());
        List<Event> told = new ArrayList<>();

        others.decode("{\"more\":[null]," + frame.substring(1), "main", Samples.NOW, told::add);

        assertThat(decode(frame)).isNotEmpty().isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"order\":null}", "{\"status\":\"open\"}", "7"})
    void a_row_that_is_none_hides_no_other(String odd) {
        List<Event> told = new ArrayList<>();
        String frame = updates(update(1, "0x1", "open"), odd, update(2, "0x2", "open"));

        UnreadableFrameException failure = catchThrowableOfType(
                UnreadableFrameException.class, () -> frames.decode(frame, "main", Samples.NOW, told::add));

        assertThat(failure.kind()).isEqualTo("bad-shape");
        assertThat(told).extracting(event -> ((Order) event).orderId()).containsExactly("1", "2");
    }

    private static String clearinghouse(String dex, String state) {
        return "{\"channel\":\"clearinghouseState\",\"data\":{\"dex\":\"" + dex
                + "\",\"user\":\"0x\",\"clearinghouseState\":" + state + "}}";
    }

    private static String updates(String... updates) {
        return "{\"channel\":\"orderUpdates\",\"data\":[" + String.join(",", updates) + "]}";
    }

    private static String update(long oid, String clientId, String status) {
        return "{\"order\":{\"coin\":\"BTC\",\"side\":\"B\",\"limitPx\":\"1\",\"sz\":\"0.5\",\"oid\":" + oid
                + ",\"timestamp\":1,\"origSz\":\"0.5\",\"cloid\":\"" + clientId + "\"},\"status\":\"" + status
                + "\",\"statusTimestamp\":5}";
    }

    private List<Event> decode(String frame) throws UnreadableFrameException {
        List<Event> events = new ArrayList<>();
        frames.decode(frame, "main", Samples.NOW, events::add);
        return events;
    }
}
