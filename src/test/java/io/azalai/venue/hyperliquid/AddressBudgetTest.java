package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Lane;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.TradeRequest;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one action in ten seconds that an exhausted address may still send (hyperliquid.md section 7.2). */
class AddressBudgetTest {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private Duration now = Duration.ZERO;
    private final AddressBudget budget = new AddressBudget(() -> now.toNanos());

    @BeforeEach
    void exhaust() {
        budget.learn("main", 10_000, 10_000);
    }

    @Test
    void one_action_passes_in_ten_seconds() {
        passes(Lane.PLACE);
        assertThat(wait(Lane.PLACE)).isEqualTo(TEN_SECONDS);

        now = now.plus(TEN_SECONDS);
        passes(Lane.PLACE);
    }

    @Test
    void what_places_leaves_it_to_what_closes_and_was_refused_a_moment_ago() {
        passes(Lane.PLACE);
        now = now.plus(Duration.ofSeconds(9));
        assertThat(wait(Lane.REDUCE)).isEqualTo(Duration.ofSeconds(1));

        now = now.plus(Duration.ofSeconds(1));
        assertThat(wait(Lane.PLACE)).isEqualTo(Duration.ofSeconds(44));
        passes(Lane.REDUCE);
        now = now.plus(TEN_SECONDS);
        passes(Lane.PLACE);
    }

    @Test
    void what_closes_leaves_it_to_a_cancel_that_was_refused() {
        budget.learn("main", 20_000, 10_000);
        passes(Lane.REDUCE);
        assertThat(wait(Lane.CANCEL)).isEqualTo(TEN_SECONDS);
        assertThat(wait(Lane.REDUCE)).isEqualTo(TEN_SECONDS.multipliedBy(2));

        now = now.plus(TEN_SECONDS);
        passes(Lane.CANCEL);
    }

    @Test
    void cancels_and_what_closes_take_turns() {
        budget.learn("main", 20_000, 10_000);
        int cancels = 0;
        int closes = 0;
        for (int second = 0; second < 600; second++) {
            cancels += second % 7 == 0 && isTaken(Lane.CANCEL) ? 1 : 0;
            closes += isTaken(Lane.REDUCE) ? 1 : 0;
            now = now.plus(Duration.ofSeconds(1));
        }

        assertThat(cancels).isGreaterThan(15);
        assertThat(closes).isGreaterThan(15);
    }

    @Test
    void what_closes_and_waits_its_longest_between_tries_finds_it_free() {
        int closes = 0;
        for (int second = 0; second < 600; second++) {
            isTaken(Lane.PLACE);
            closes += second % 30 == 1 && isTaken(Lane.REDUCE) ? 1 : 0;
            now = now.plus(Duration.ofSeconds(1));
        }

        assertThat(closes).isBetween(9, 20);
    }

    @Test
    void what_never_left_counts_for_nothing() {
        HyperliquidFixture venue = new HyperliquidFixture("");
        AccountRequest.ReadLimits limits = new AccountRequest.ReadLimits("main");
        TradeRequest.Cancel cancel = new TradeRequest.Cancel("main", HyperliquidFixture.BTC, null, "1");
        venue.answer(limits, "{\"cumVlm\":\"0.0\",\"nRequestsUsed\":7,\"nRequestsCap\":10000,\"nRequestsSurplus\":0}");

        venue.requests.encode(cancel);
        assertThat(used(venue)).isEqualTo(8);

        venue.requests.neverLeft(cancel);
        venue.requests.neverLeft(limits);
        assertThat(used(venue)).isEqualTo(7);
    }

    @Test
    void what_never_left_leaves_the_one_that_still_passes() {
        HyperliquidFixture venue = new HyperliquidFixture("");
        TradeRequest.Cancel cancel = new TradeRequest.Cancel("main", HyperliquidFixture.BTC, null, "1");
        venue.answer(
                new AccountRequest.ReadLimits("main"),
                "{\"cumVlm\":\"0.0\",\"nRequestsUsed\":20000,\"nRequestsCap\":10000,\"nRequestsSurplus\":0}");

        venue.requests.encode(cancel);
        venue.requests.neverLeft(cancel);
        assertThatCode(() -> venue.requests.encode(cancel)).doesNotThrowAnyException();
        assertThat(refused(venue, new TradeRequest.Cancel("main", HyperliquidFixture.BTC, null, "2")))
                .isEqualTo(TEN_SECONDS);
    }

    @Test
    void what_the_venue_itself_refused_is_waited_for_as_well() {
        HyperliquidFixture venue = new HyperliquidFixture("");
        TradeRequest.Place stop = new TradeRequest.Place(
                venue.permit(HyperliquidFixture.trigger(Side.SELL, OrderType.STOP_MARKET, "90000", "91000")));
        TradeRequest.Place opening =
                new TradeRequest.Place(venue.permit(HyperliquidFixture.limit(TimeInForce.GTC, "90000", "0.003")));

        assertThatThrownBy(() -> venue.answer(
                        stop,
                        "{\"status\":\"err\",\"response\":\"Too many cumulative requests sent (10001 > 10000)\"}"))
                .isInstanceOf(RateLimitException.class);
        assertThat(refused(venue, opening)).isEqualTo(Duration.ofSeconds(45));
    }

    private static Duration refused(HyperliquidFixture venue, TradeRequest<?> request) {
        return catchThrowableOfType(RateLimitException.class, () -> venue.requests.encode(request))
                .retryAfter()
                .orElseThrow();
    }

    private static long used(HyperliquidFixture venue) {
        return venue.requests.limits("main").stream()
                .filter(state -> state.name().equals("address-requests"))
                .findFirst()
                .orElseThrow()
                .used();
    }

    /** Any request with a lane of its own. */
    private static AccountRequest<?> action(Lane lane) {
        return new AccountRequest.ReadOpenOrders("main", Set.of(Market.PERP), lane);
    }

    private boolean isTaken(Lane lane) {
        try {
            budget.take(action(lane), 1);
            return true;
        } catch (RateLimitException exhausted) {
            return false;
        }
    }

    private void passes(Lane lane) {
        assertThatCode(() -> budget.take(action(lane), 1)).doesNotThrowAnyException();
    }

    private Duration wait(Lane lane) {
        return catchThrowableOfType(RateLimitException.class, () -> budget.take(action(lane), 1))
                .retryAfter()
                .orElseThrow();
    }
}
