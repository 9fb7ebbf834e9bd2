package io.azalai.simulator.matching;

import static io.azalai.model.Side.BUY;
import static io.azalai.model.Side.SELL;
import static io.azalai.simulator.matching.TestVenue.PERP;
import static io.azalai.simulator.matching.TestVenue.SPOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.MarginMode;
import io.azalai.model.OrderStatus;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EngineTest {

    private final TestVenue venue = new TestVenue();

    @Test
    void the_better_price_trades_first_and_at_one_price_the_older_order() {
        venue.perp("ann", SELL, "1", "101");
        venue.perp("ann", SELL, "1", "100");
        venue.perp("eve", SELL, "1", "100");

        Placement taken = venue.perp("bob", BUY, "2.5", "101");

        assertThat(taken.executions())
                .extracting(e -> e.match().seller() + " " + e.match().price() + " "
                        + e.match().quantity())
                .containsExactly("ann 100 1", "eve 100 1", "ann 101 0.5");
        assertThat(taken.order().averagePrice()).isEqualByComparingTo("100.2");
    }

    @Test
    void what_does_not_fill_rests_with_its_limit() {
        venue.perp("ann", SELL, "1", "100");

        Placement placed = venue.perp("bob", BUY, "3", "100");

        assertThat(placed.order().status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(venue.engine.book(PERP, 5).bids())
                .containsExactly(new DepthLevel(new BigDecimal("100"), new BigDecimal("2"), 1));
        assertThat(venue.engine.openOrders("bob")).hasSize(1);
    }

    @Test
    void an_ioc_never_rests() {
        venue.perp("ann", SELL, "1", "100");

        Placement partly = venue.place("bob", PERP, BUY, "3", "100", TimeInForce.IOC, false);
        Placement nobody = venue.place("bob", PERP, BUY, "3", "100", TimeInForce.IOC, false);

        assertThat(partly.order().status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(partly.order().end()).isEqualTo(EndReason.REMAINDER);
        assertThat(partly.order().filled()).isEqualByComparingTo("1");
        assertThat(nobody.order().status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(nobody.order().end()).isEqualTo(EndReason.NO_MATCH);
    }

    @Test
    void a_post_only_order_that_would_take_is_refused() {
        venue.perp("ann", SELL, "1", "100");

        assertThat(venue.place("bob", PERP, BUY, "1", "100", TimeInForce.GTX, false)
                        .order()
                        .end())
                .isEqualTo(EndReason.WOULD_MATCH);
        assertThat(venue.place("bob", PERP, BUY, "1", "99", TimeInForce.GTX, false)
                        .order()
                        .status())
                .isEqualTo(OrderStatus.NEW);
    }

    @Test
    void a_fill_or_kill_order_fills_whole_or_not_at_all() {
        venue.perp("ann", SELL, "1", "100");

        assertThat(venue.place("bob", PERP, BUY, "2", "100", TimeInForce.FOK, false)
                        .order()
                        .end())
                .isEqualTo(EndReason.NOT_FILLABLE);
        assertThat(venue.place("bob", PERP, BUY, "1", null, TimeInForce.FOK, false)
                        .order()
                        .status())
                .isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void taker_and_maker_pay_their_own_rate_on_the_notional() {
        venue.perp("ann", SELL, "1", "50000");
        Placement taken = venue.perp("bob", BUY, "1", "50000");

        assertThat(taken.executions().get(0).fee()).isEqualByComparingTo("25");
        assertThat(venue.of("bob").wallet()).isEqualByComparingTo("99975");
        assertThat(venue.of("ann").wallet()).isEqualByComparingTo("99995");
    }

    @Test
    void a_spot_buyer_pays_the_fee_in_what_is_bought() {
        venue.spot("ann", SELL, "100", "30");
        Placement taken = venue.spot("bob", BUY, "100", "30");

        Execution execution = taken.executions().get(0);
        assertThat(execution.feeAsset()).isEqualTo("HYPE");
        assertThat(execution.fee()).isEqualByComparingTo("0.05");
        assertThat(venue.of("bob").balance("HYPE").total()).isEqualByComparingTo("1099.95");
        assertThat(venue.of("bob").balance("USDC").total()).isEqualByComparingTo("97000");
        assertThat(venue.of("ann").balance("USDC").total()).isEqualByComparingTo("102999.7");
    }

    @Test
    void open_spot_orders_lock_what_they_pay_with() {
        venue.spot("bob", BUY, "100", "30");
        venue.spot("bob", SELL, "10", "40");

        assertThat(venue.of("bob").balance("USDC").locked()).isEqualByComparingTo("3000");
        assertThat(venue.of("bob").balance("HYPE").free()).isEqualByComparingTo("990");
        assertThat(venue.spot("bob", SELL, "990.01", "40").order().end()).isEqualTo(EndReason.INSUFFICIENT_BALANCE);
    }

    @Test
    void a_larger_sale_turns_a_long_into_a_short() {
        venue.perp("ann", SELL, "1", "100");
        venue.perp("bob", BUY, "1", "100");
        venue.perp("ann", BUY, "3", "110");

        Placement flip = venue.perp("bob", SELL, "3", "110");

        OpenPosition position = venue.of("bob").position(PERP).orElseThrow();
        assertThat(position.size()).isEqualByComparingTo("-2");
        assertThat(position.entryPrice()).isEqualByComparingTo("110");
        assertThat(flip.executions().get(0).realizedPnl()).isEqualByComparingTo("10");
        assertThat(flip.executions().get(0).positionBefore()).isEqualByComparingTo("1");
    }

    @Test
    void reduce_only_needs_a_position_and_never_goes_beyond_it() {
        assertThat(venue.place("bob", PERP, SELL, "1", "100", TimeInForce.GTC, true)
                        .order()
                        .end())
                .isEqualTo(EndReason.WOULD_INCREASE);
        venue.perp("ann", SELL, "1", "100");
        venue.perp("bob", BUY, "1", "100");
        venue.perp("ann", BUY, "5", "100");

        Placement closed = venue.place("bob", PERP, SELL, "5", "100", TimeInForce.IOC, true);

        assertThat(closed.order().filled()).isEqualByComparingTo("1");
        assertThat(closed.order().end()).isEqualTo(EndReason.NOTHING_TO_REDUCE);
        assertThat(venue.of("bob").positions()).isEmpty();
    }

    @Test
    void resting_reduce_only_orders_end_with_the_position() {
        venue.perp("ann", SELL, "1", "100");
        venue.perp("bob", BUY, "1", "100");
        Placement guard = venue.place("bob", PERP, SELL, "1", "120", TimeInForce.GTC, true);
        venue.perp("ann", BUY, "1", "99");

        venue.perp("bob", SELL, "1", "99");

        assertThat(venue.engine.order("bob", guard.order().id()).orElseThrow().end())
                .isEqualTo(EndReason.NOTHING_TO_REDUCE);
    }

    @Test
    void an_order_that_needs_more_margin_than_there_is_is_refused() {
        venue.engine.setMargin("bob", PERP, new MarginSetting(10, MarginMode.CROSS));

        assertThat(venue.perp("bob", BUY, "10.001", "100000").order().end()).isEqualTo(EndReason.INSUFFICIENT_MARGIN);
        assertThat(venue.perp("bob", BUY, "10", "100000").order().isOpen()).isTrue();
        assertThat(venue.perp("bob", BUY, "0.001", "100000").order().end()).isEqualTo(EndReason.INSUFFICIENT_MARGIN);
        assertThat(venue.engine.setMargin("bob", PERP, new MarginSetting(5, MarginMode.CROSS)))
                .isEqualTo(MarginResult.INSUFFICIENT);
    }

    @Test
    void an_order_that_would_meet_its_owners_order_cancels_the_resting_one() {
        Placement resting = venue.perp("bob", SELL, "1", "100");

        Placement incoming = venue.perp("bob", BUY, "1", "100");

        assertThat(venue.engine.order("bob", resting.order().id()).orElseThrow().end())
                .isEqualTo(EndReason.SELF_TRADE);
        assertThat(incoming.order().isOpen()).isTrue();
    }

    @Test
    void only_the_owner_cancels_and_only_once() {
        long id = venue.perp("bob", SELL, "1", "100").order().id();

        assertThat(venue.engine.cancel("ann", id)).isEmpty();
        assertThat(venue.engine.cancel("bob", id)).map(VenueOrder::end).contains(EndReason.CANCELED_BY_OWNER);
        assertThat(venue.engine.cancel("bob", id)).isEmpty();
        assertThat(venue.engine.book(PERP, 5).asks()).isEmpty();
    }

    @Test
    void book_changes_join_without_gap_and_carry_absolute_quantities() {
        List<BookChange> changes = new ArrayList<>();
        venue.engine.listen(new EngineListener() {
            @Override
            public void bookChanged(BookChange change) {
                changes.add(change);
            }
        });
        venue.perp("ann", SELL, "1", "100");
        venue.perp("ann", SELL, "1", "101");
        venue.perp("bob", BUY, "2", "101");

        assertThat(changes).extracting(BookChange::previousId).containsExactly(0L, 1L, 2L);
        assertThat(changes.get(2).firstId()).isEqualTo(3);
        assertThat(changes.get(2).asks()).allMatch(level -> level.quantity().signum() == 0);
        assertThat(venue.engine.book(PERP, 5).updateId())
                .isEqualTo(changes.get(2).lastId());
    }

    @Test
    void listeners_hear_an_operation_whole_and_in_order() {
        venue.perp("ann", SELL, "1", "100");
        venue.listen();

        venue.place("bob", PERP, BUY, "2", "100", TimeInForce.IOC, false);

        assertThat(venue.heard)
                .containsExactly(
                        "accepted bob",
                        "executed bob 1 PARTIALLY_FILLED",
                        "executed ann 1 FILLED",
                        "ended bob CANCELED REMAINDER",
                        "settled");
    }

    @Test
    void longs_pay_shorts_when_the_rate_is_positive() {
        venue.perp("ann", SELL, "2", "1");
        venue.perp("bob", BUY, "2", "1");
        BigDecimal rate = venue.engine.statistics(PERP).fundingRate();

        venue.engine.settleFunding(new FundingTerms(1, 10, 8), TestVenue.NOW);

        assertThat(rate).isEqualByComparingTo("0.0000125");
        assertThat(venue.engine.fundingPayments("bob").get(0).amount()).isEqualByComparingTo("-0.000025");
        assertThat(venue.engine.fundingPayments("ann").get(0).amount()).isEqualByComparingTo("0.000025");
    }

    @Test
    void all_funding_of_one_hour_is_paid_at_one_time() {
        AtomicLong millis = new AtomicLong();
        TestVenue ticking = new TestVenue(new Clock() {
            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(millis.incrementAndGet());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        });
        ticking.perp("ann", SELL, "2", "1");
        ticking.perp("bob", BUY, "2", "1");

        ticking.engine.settleFunding(new FundingTerms(1, 10, 8), TestVenue.NOW);

        assertThat(ticking.engine.fundingPayments("bob").get(0).time())
                .isEqualTo(ticking.engine.fundingPayments("ann").get(0).time());
    }

    @Test
    void spot_profit_is_what_the_sale_brought_above_its_cost() {
        venue.spot("ann", SELL, "10", "30");
        venue.spot("bob", BUY, "10", "30");
        venue.spot("ann", BUY, "1009.99", "31");

        Placement sold = venue.spot("bob", SELL, "1009.99", "31");

        assertThat(sold.order().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(sold.executions().get(0).positionBefore()).isEqualByComparingTo("1009.995");
        assertThat(venue.of("bob").balance("HYPE").total()).isEqualByComparingTo("0.005");
        assertThat(venue.engine.trades(SPOT, 1).get(0).aggressor()).isEqualTo(SELL);
    }
}
