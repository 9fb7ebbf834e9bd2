package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.TimeInForce;
import io.azalai.venue.BatchPlan;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.Outcome;
import io.azalai.venue.TradeRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which orders of a batch share a call: aster.md section 3.4. */
class BatchPlanTest {

    private final AsterFixture aster = new AsterFixture();
    private final Listing btc = listing("BTC", Market.PERP);
    private final Listing pair = listing("BTC", Market.SPOT);

    @Test
    void orders_that_cannot_be_sent_hold_up_no_other_and_five_share_a_call() {
        Listing unlisted = Naming.perpetual("NOPE", "USDT", "USDT", "NOPEUSDT");
        BatchPlan plan = plan(
                limit(btc),
                limit(btc).price(new BigDecimal("60000.05")),
                limit(unlisted),
                limit(btc),
                limit(pair),
                limit(btc).trigger(new BigDecimal("61000")),
                limit(btc),
                limit(btc),
                limit(btc),
                limit(btc));

        assertThat(plan.calls()).containsExactly(List.of(0, 3, 6, 7, 8), List.of(4), List.of(9));
        assertThat(plan.unsendable().get(1).code()).isEqualTo("TICK_SIZE");
        assertThat(plan.unsendable().get(2)).isInstanceOf(InvalidSymbolException.class);
        assertThat(plan.unsendable().get(5).code()).isEqualTo("UNSUPPORTED");
        assertThat(plan.unsendable().values())
                .allMatch(refused -> refused.outcome() == Outcome.NOT_SENT)
                .hasSize(3);
    }

    @Test
    void cancels_share_a_call_by_symbol_and_kind_of_id_ten_at_most() {
        Listing solar = listing("ASTER", Market.PERP);
        List<TradeRequest.Cancel> cancels = Stream.concat(
                        Stream.of(cancel(solar, "a", null), cancel(btc, null, "7"), cancel(btc, null, null)),
                        IntStream.range(0, 11).mapToObj(i -> cancel(btc, "b" + i, null)))
                .toList();

        BatchPlan plan = aster.venue.requests().plan(new TradeRequest.CancelBatch("main", cancels));

        assertThat(plan.calls())
                .containsExactly(List.of(0), List.of(1), List.of(3, 4, 5, 6, 7, 8, 9, 10, 11, 12), List.of(13));
        assertThat(plan.unsendable().get(2).code()).isEqualTo("INCOMPLETE");
        assertThat(plan(limit(btc), limit(btc)).isWhole()).isTrue();
    }

    private BatchPlan plan(TestOrder... orders) {
        return aster.venue
                .requests()
                .plan(new TradeRequest.PlaceBatch(
                        Stream.of(orders)
                                .map(order -> aster.mint.mint(order.ticket()))
                                .toList(),
                        false));
    }

    private static TradeRequest.Cancel cancel(Listing listing, String ours, String theirs) {
        return new TradeRequest.Cancel("main", listing, ours, theirs);
    }

    private static TestOrder limit(Listing listing) {
        return new TestOrder(listing, OrderType.LIMIT, TimeInForce.GTC);
    }

    private Listing listing(String name, Market market) {
        return aster.venue.symbols().resolve(name, market).listing();
    }
}
