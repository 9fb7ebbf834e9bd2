package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Candle;
import io.azalai.model.CollateralMode;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.model.Trade;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a venue must do beyond the common path, as far as it claims it, asked of the shipped route over real sockets. */
public abstract class VenueBreadthContract extends VenueOnTrial {

    protected VenueBreadthContract(VenueFacts facts) {
        super(facts);
    }

    @Override
    VenueOnLoopback open(ObjectNode block) throws Exception {
        return VenueOnLoopback.requests(facts.name(), block, clock);
    }

    private void assume(Capability capability) {
        assumeTrue(venue.venue().capabilities(Market.PERP).contains(capability));
    }

    @Test
    void public_history_comes_oldest_first() {
        assume(Capability.CANDLES);
        Instant since = clock.instant().minus(Duration.ofHours(1));

        List<Trade> trades = venue.ask(new MarketRequest.ReadTrades(perp().listing(), 5));
        List<Candle> candles = venue.ask(new MarketRequest.ReadCandles(perp().listing(), Interval.M1, since, null))
                .rows();

        assertThat(trades).hasSizeBetween(1, 5).isSortedAccordingTo(Comparator.comparing(Trade::timestamp));
        assertThat(candles).isNotEmpty().isSortedAccordingTo(Comparator.comparing(Candle::openTime));
        assertThat(candles).allSatisfy(candle -> {
            assertThat(candle.openTime()).isAfterOrEqualTo(since);
            assertThat(candle.high()).isGreaterThanOrEqualTo(candle.low());
        });
        assertThat(venue.ask(new MarketRequest.ReadTickers(Market.PERP, perp().listing())))
                .singleElement()
                .satisfies(ticker -> assertThat(ticker.volume()).isNotNull());
    }

    @Test
    void the_rate_that_is_expected_is_paid_at_a_time_to_come() {
        assume(Capability.PREDICTED_FUNDING);

        assertThat(venue.ask(new MarketRequest.ReadPredictedFunding()))
                .filteredOn(rate -> rate.listing().equals(perp().listing()))
                .singleElement()
                .satisfies(rate -> assertThat(rate.nextFundingTime()).isAfter(clock.instant()));
    }

    @Test
    void a_trigger_waits_and_a_cancelled_one_is_history() {
        assume(Capability.TRIGGER_ORDERS);
        venue.place(tickets.limit(perp(), Side.BUY, 101, TimeInForce.IOC));
        OrderTicket stop = stop(90);

        assertThat(venue.place(stop).status()).isEqualTo(OrderStatus.NEW);
        Order open = venue.ask(new AccountRequest.ReadOpenOrders("main", Market.PERP)).stream()
                .filter(order -> stop.venueClientOrderId().equals(order.venueClientOrderId()))
                .findFirst()
                .orElseThrow();
        assertThat(open.orderType()).isEqualTo(OrderType.STOP_MARKET);
        assertThat(open.triggerPrice()).isEqualByComparingTo(stop.triggerPrice());
        assertThat(open.reduceOnly()).isTrue();

        cancel(stop);
        assertThat(venue.ask(new AccountRequest.ReadOrderHistory("main", Market.PERP, perp().listing(), Instant.EPOCH))
                        .rows())
                .anySatisfy(order -> {
                    assertThat(order.venueClientOrderId()).isEqualTo(stop.venueClientOrderId());
                    assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
                });
    }

    private OrderTicket stop(int percent) {
        OrderTicket limit = tickets.limit(perp(), Side.SELL, percent, TimeInForce.GTC);
        return new OrderTicket(
                limit.listing(),
                limit.account(),
                limit.clientOrderId(),
                limit.venueClientOrderId(),
                Side.SELL,
                OrderType.STOP_MARKET,
                PositionSide.BOTH,
                limit.quantity(),
                limit.price().multiply(new BigDecimal("0.95")),
                limit.price(),
                null,
                true,
                false,
                limit.expiresAt());
    }

    @Test
    void a_batch_is_placed_and_cancelled_at_once() {
        assume(Capability.BATCHES);
        List<OrderTicket> orders = List.of(
                tickets.limit(untraded(), Side.BUY, 95, TimeInForce.GTC),
                tickets.limit(untraded(), Side.BUY, 94, TimeInForce.GTC));

        List<OrderAnswer> placed = venue.ask(new TradeRequest.PlaceBatch(
                orders.stream().map(venue.mint()::mint).toList(), false));
        List<OrderAnswer> cancelled = venue.ask(new TradeRequest.CancelBatch(
                "main", orders.stream().map(VenueOnTrial::cancellation).toList()));

        assertThat(placed).hasSize(2).allSatisfy(answer -> assertThat(answer.ack())
                .isNotNull());
        assertThat(cancelled).hasSize(2).allSatisfy(answer -> assertThat(answer.ack())
                .isNotNull());
        assertThat(orders).allSatisfy(order -> assertThat(read(order).status()).isEqualTo(OrderStatus.CANCELED));
    }

    @Test
    void an_amended_order_has_its_new_price() {
        assume(Capability.AMEND);
        OrderTicket old = tickets.limit(untraded(), Side.BUY, 95, TimeInForce.GTC);
        String orderId = venue.place(old).orderId();
        OrderTicket becomes = new OrderTicket(
                old.listing(),
                old.account(),
                old.clientOrderId(),
                old.venueClientOrderId(),
                old.side(),
                old.orderType(),
                old.positionSide(),
                old.quantity(),
                tickets.price(untraded(), 96),
                null,
                old.timeInForce(),
                false,
                false,
                old.expiresAt());

        OrderAck ack = venue.ask(new TradeRequest.Amend(venue.mint().mint(becomes), orderId, BigDecimal.ZERO));

        assertThat(ack.status()).isEqualTo(OrderStatus.NEW);
        assertThat(venue.ask(new AccountRequest.ReadOpenOrders("main", Market.PERP)))
                .filteredOn(order -> old.venueClientOrderId().equals(order.venueClientOrderId()))
                .singleElement()
                .satisfies(order -> assertThat(order.price()).isEqualByComparingTo(becomes.price()));
        cancel(old);
    }

    @Test
    void an_order_over_time_runs_until_it_is_ended() {
        assume(Capability.TWAP);
        BigDecimal quantity = tickets.limit(untraded(), Side.BUY, 100, TimeInForce.GTC)
                .quantity()
                .multiply(BigDecimal.valueOf(20));
        OrderTicket ticket =
                tickets.order(untraded(), Side.BUY, quantity, tickets.price(untraded(), 101), TimeInForce.GTC, false);

        String id = venue.ask(new TradeRequest.PlaceTwap(venue.mint().mint(ticket), Duration.ofMinutes(30), false))
                .orderId();

        assertThat(venue.ask(new TradeRequest.CancelTwap("main", untraded().listing(), id)))
                .isTrue();
        assertThat(venue.ask(new AccountRequest.ReadTwaps("main"))).anySatisfy(twap -> assertThat(twap.listing())
                .isEqualTo(untraded().listing()));
    }

    @Test
    void margin_mode_and_leverage_are_told_as_they_were_set() {
        assume(Capability.MARGIN_MODE);
        Listing ether = venue.instrument("ETH", Market.PERP).listing();

        venue.ask(new SettingRequest.SetMarginMode("main", ether, MarginMode.ISOLATED, 4));

        LeverageSetting set = venue.ask(new AccountRequest.ReadLeverage("main", ether));
        assertThat(set.marginMode()).isEqualTo(MarginMode.ISOLATED);
        assertThat(set.leverage()).isEqualTo(4);
        venue.ask(new SettingRequest.SetMarginMode("main", ether, MarginMode.CROSS, 4));
    }

    @Test
    void an_account_tells_its_fees_its_mode_and_what_it_paid() {
        FeeRates fees = venue.ask(new AccountRequest.ReadFees("main", perp().listing()));

        assertThat(fees.taker()).isGreaterThanOrEqualTo(fees.maker());
        assertThat(venue.ask(new AccountRequest.ReadCollateralMode("main"))).isEqualTo(CollateralMode.SEPARATE);
        assertThat(venue.ask(new AccountRequest.ReadFundingPayments(
                                "main", null, clock.instant().minusSeconds(60)))
                        .rows())
                .isEmpty();
    }

    @Test
    void money_stays_where_it_is_while_transfers_are_off() {
        assume(Capability.TRANSFER);

        VenueException refused = venue.failure(
                new SettingRequest.Transfer("main", perp().quoteAsset(), BigDecimal.ONE, Market.SPOT, "move-1"));

        assertThat(refused.code()).isEqualTo("TRANSFERS_OFF");
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
    }
}
