package io.azalai.venue.hyperliquid;

import static io.azalai.venue.hyperliquid.HyperliquidFixture.BTC;
import static io.azalai.venue.hyperliquid.HyperliquidFixture.CLIENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.OrderType;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.venue.BatchPlan;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Outcome;
import io.azalai.venue.TradeRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which orders of a batch share an action: hyperliquid.md section 3.3. */
class BatchPlanTest {

    private final HyperliquidFixture venue = new HyperliquidFixture("");

    @Test
    void orders_of_a_batch_that_cannot_be_sent_hold_up_no_other_and_those_that_close_have_a_call_of_their_own() {
        BatchPlan plan = venue.requests.plan(batch(
                HyperliquidFixture.limit(TimeInForce.GTC, "60000", "0.001"),
                HyperliquidFixture.limit(TimeInForce.FOK, "60000", "0.001"),
                HyperliquidFixture.closing(Side.SELL, OrderType.STOP_MARKET, "60000"),
                HyperliquidFixture.limit(TimeInForce.GTC, "60000.5", "0.001"),
                HyperliquidFixture.limit(TimeInForce.GTX, "60001", "0.001"),
                HyperliquidFixture.limit(TimeInForce.GTC, "60001", "0.0000001")));

        assertThat(plan.calls()).containsExactly(List.of(0, 4), List.of(2));
        assertThat(plan.unsendable().get(1).code()).isEqualTo("TIME_IN_FORCE");
        assertThat(plan.unsendable().get(3).code()).isEqualTo("TICK_SIZE");
        assertThat(plan.unsendable().get(5).code()).isEqualTo("STEP_SIZE");
        assertThat(plan.unsendable().values())
                .allMatch(refused -> refused.outcome() == Outcome.NOT_SENT)
                .hasSize(3);
    }

    @Test
    void a_bracket_goes_whole_or_not_at_all_and_cancels_by_the_kind_of_their_ids() {
        TradeRequest.PlaceBatch bracket = new TradeRequest.PlaceBatch(
                batch(
                                HyperliquidFixture.limit(TimeInForce.FOK, "60000", "0.001"),
                                HyperliquidFixture.trigger(Side.SELL, OrderType.STOP_MARKET, "55000", "55000"))
                        .permits(),
                true);
        TradeRequest.Cancel ours = new TradeRequest.Cancel("main", BTC, CLIENT_ID, null);
        TradeRequest.Cancel theirs = new TradeRequest.Cancel("main", BTC, null, "77738308");
        TradeRequest.Cancel wrong = new TradeRequest.Cancel("main", BTC, null, "none");

        BatchPlan cancels =
                venue.requests.plan(new TradeRequest.CancelBatch("main", List.of(ours, theirs, wrong, ours)));

        assertThat(venue.requests.plan(bracket).isWhole()).isTrue();
        assertThat(cancels.calls()).containsExactly(List.of(0, 3), List.of(1));
        assertThat(cancels.unsendable().get(2)).isInstanceOf(OrderNotFoundException.class);
    }

    private TradeRequest.PlaceBatch batch(OrderTicket... tickets) {
        return new TradeRequest.PlaceBatch(Stream.of(tickets).map(venue::permit).toList(), false);
    }
}
