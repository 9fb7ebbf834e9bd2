package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.azalai.LogCapture;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.TimeInForce;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.LimitState;
import io.azalai.venue.TwapStatus;
import io.azalai.venue.UnreadableFrameException;
import io.azalai.venue.VenueUnavailableException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of orders and positions that hyperliquid.md section 2.5 lists, and those it does not. */
class WordsTest {

    private final HyperliquidFixture venue = new HyperliquidFixture("");

    @ParameterizedTest
    @CsvSource({
        "open, NEW",
        "triggered, NEW",
        "filled, FILLED",
        "canceled, CANCELED",
        "marginCanceled, CANCELED",
        "vaultWithdrawalCanceled, CANCELED",
        "openInterestCapCanceled, CANCELED",
        "selfTradeCanceled, CANCELED",
        "reduceOnlyCanceled, CANCELED",
        "siblingFilledCanceled, CANCELED",
        "delistedCanceled, CANCELED",
        "liquidatedCanceled, CANCELED",
        "outcomeSettledCanceled, CANCELED",
        "scheduledCancel, CANCELED",
        "internalCancel, CANCELED",
        "rejected, REJECTED",
        "tickRejected, REJECTED",
        "minTradeNtlRejected, REJECTED",
        "minTradeSpotNtlRejected, REJECTED",
        "perpMarginRejected, REJECTED",
        "reduceOnlyRejected, REJECTED",
        "badAloPxRejected, REJECTED",
        "iocCancelRejected, REJECTED",
        "badTriggerPxRejected, REJECTED",
        "marketOrderNoLiquidityRejected, REJECTED",
        "positionIncreaseAtOpenInterestCapRejected, REJECTED",
        "positionFlipAtOpenInterestCapRejected, REJECTED",
        "tooAggressiveAtOpenInterestCapRejected, REJECTED",
        "openInterestIncreaseRejected, REJECTED",
        "insufficientSpotBalanceRejected, REJECTED",
        "oracleRejected, REJECTED",
        "perpMaxPositionRejected, REJECTED",
        "tooManyOpenOrdersRejected, REJECTED"
    })
    void a_status_means_a_state(String word, OrderStatus status) {
        assertThat(Words.status(word)).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rejected", "perpMarginRejected", "iocCancelRejected", "insufficientSpotBalanceRejected",
                        "brandNewRejected",
                "marginCanceled", "liquidatedCanceled", "selfTradeCanceled", "siblingFilledCanceled",
                        "reduceOnlyCanceled",
                "scheduledCancel", "internalCancel", "brandNewCanceled"
            })
    void a_status_that_says_why_an_order_ended_is_kept_as_it_is(String word) {
        assertThat(Words.reason(word)).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "triggered", "filled", "canceled"})
    void a_status_that_says_how_an_order_stands_says_not_why(String word) {
        assertThat(Words.reason(word)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Limit, LIMIT",
        "Market, MARKET",
        "Stop Market, STOP_MARKET",
        "Stop Limit, STOP_LIMIT",
        "Take Profit Market, TAKE_PROFIT_MARKET",
        "Take Profit Limit, TAKE_PROFIT_LIMIT",
        "Twap Slice, MARKET",
        "Vault Close, MARKET",
        "Spot Dust Conversion, MARKET"
    })
    void a_type_is_listed(String word, OrderType type) {
        assertThat(Words.orderType(word)).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"Gtc, GTC", "Ioc, IOC", "Alo, GTX", "FrontendMarket, IOC", "LiquidationMarket, IOC", ", GTC"})
    void a_time_in_force_is_listed(String word, TimeInForce time) {
        assertThat(Words.timeInForce(word)).isEqualTo(time);
    }

    @Test
    void margin_is_cross_or_isolated() {
        assertThat(Words.marginMode("cross")).isEqualTo(MarginMode.CROSS);
        assertThat(Words.marginMode("isolated")).isEqualTo(MarginMode.ISOLATED);
        assertThatThrownBy(() -> Words.marginMode("mixed")).hasMessageContaining("margin mode", "'mixed'");
    }

    @ParameterizedTest
    @CsvSource({
        "activated, RUNNING",
        "waitingForTrigger, WAITING",
        "finished, FINISHED",
        "terminated, CANCELED",
        "stopped, CANCELED",
        "error, FAILED"
    })
    void a_status_of_an_order_over_time_is_listed(String word, TwapStatus status) {
        assertThat(Words.twapStatus(word)).isEqualTo(status);
    }

    @Test
    void an_order_over_time_in_a_status_we_do_not_know_counts_as_live_and_is_warned_of() {
        try (LogCapture log = LogCapture.begin()) {
            assertThat(Words.twapStatus("paused")).isEqualTo(TwapStatus.UNKNOWN);
            assertThat(log.text()).contains("WARN", "'paused'");
        }
        assertThat(TwapStatus.UNKNOWN.isLive()).isTrue();
    }

    @Test
    void the_side_of_an_open_order_is_not_guessed() {
        String rows = Samples.sample("rest-frontendOpenOrders")
                .toString()
                .replaceAll("\"side\":\"[^\"]*\"", "\"side\":\"X\"");

        assertThatThrownBy(() -> venue.answer(new AccountRequest.ReadOpenOrders("main", Market.PERP), rows))
                .isInstanceOf(VenueUnavailableException.class)
                .hasMessageContaining("on the wire");
    }

    @Test
    void an_open_order_that_cannot_be_read_is_named_and_hides_no_other() {
        AccountRequest.ReadOpenOrders asked = new AccountRequest.ReadOpenOrders("main", Market.PERP);
        String rows = Samples.sample("rest-frontendOpenOrders").toString();
        List<Order> all = venue.answer(asked, rows);
        String unsided = Samples.sample("rest-frontendOpenOrders")
                .get(0)
                .toString()
                .replaceAll("\"side\":\"[^\"]*\"", "\"side\":\"X\"")
                .replaceAll("\"oid\":\\d+", "\"oid\":4711");

        VenueUnavailableException partly = catchThrowableOfType(
                VenueUnavailableException.class,
                () -> venue.answer(asked, "[" + unsided + ",{\"oid\":4712}," + rows.substring(1)));

        assertThat(partly.readable(Order.class)).isEqualTo(all).isNotEmpty();
        assertThat(partly.text()).contains("4712");
        assertThat(venue.requests.limits("main")).extracting(LimitState::used).containsExactly((long) all.size() + 2);
    }

    @Test
    void a_position_whose_margin_mode_we_do_not_know_makes_its_frame_unreadable() {
        String frame = "{\"channel\":\"clearinghouseState\",\"data\":{\"dex\":\"\",\"clearinghouseState\":"
                + Samples.sample("rest-clearinghouseState-isolated").toString().replace("\"isolated\"", "\"mixed\"")
                + "}}";
        AccountFrames frames =
                new AccountFrames(Samples.listings(), new Modes(Clock.systemUTC()), new AgentEnds(), List.of());

        UnreadableFrameException failure = catchThrowableOfType(
                UnreadableFrameException.class, () -> frames.decode(frame, "main", Samples.NOW, event -> {}));

        assertThat(failure.kind()).isEqualTo("unknown-state");
    }
}
