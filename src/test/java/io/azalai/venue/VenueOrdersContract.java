package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Balance;
import io.azalai.model.Candle;
import io.azalai.model.CollateralMode;
import io.azalai.model.Instrument;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.PositionMode;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.Ticker;
import io.azalai.model.TimeInForce;
import io.azalai.model.Trade;
import io.azalai.model.TwapPrices;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a venue must do with orders, settings and money, where it claims the capability, by the shipped route. */
public abstract class VenueOrdersContract extends VenueOnTrial {

    protected VenueOrdersContract(VenueFacts facts) {
        super(facts);
    }

    @Override
    VenueOnLoopback open(ObjectNode block) throws Exception {
        return VenueOnLoopback.requests(facts.name(), block, clock);
    }

    @Override
    ObjectNode block() {
        return super.block().put("transfers", true);
    }

    private void assume(Capability capability) {
        assumeTrue(venue.venue().capabilities(Market.PERP).contains(capability));
    }

    @Test
    void the_day_and_the_newest_trades_are_told() {
        for (Instrument instrument : List.of(perp(), spot())) {
            Listing listing = instrument.listing();
            venue.place(tickets.limit(instrument, Side.BUY, 101, TimeInForce.IOC));

            assertThat(venue.ask(new MarketRequest.ReadTickers(listing.market(), null)))
                    .extracting(Ticker::listing)
                    .contains(listing);
            assertThat(venue.ask(new MarketRequest.ReadTickers(listing.market(), listing)))
                    .singleElement()
                    .satisfies(day -> assertThat(day.volume()).isPositive());
            assertThat(venue.ask(new MarketRequest.ReadTrades(listing, 20)))
                    .hasSizeBetween(1, 20)
                    .isSortedAccordingTo((one, other) -> one.timestamp().compareTo(other.timestamp()))
                    .extracting(Trade::listing)
                    .containsOnly(listing);
        }
    }

    @Test
    void candles_begin_at_full_minutes_the_oldest_first() {
        assume(Capability.CANDLES);
        Instant since = clock.instant().minus(Duration.ofMinutes(10));

        List<Candle> candles = venue.ask(new MarketRequest.ReadCandles(perp().listing(), Interval.M1, since, null))
                .rows();

        assertThat(candles)
                .isNotEmpty()
                .isSortedAccordingTo((one, other) -> one.openTime().compareTo(other.openTime()))
                .allMatch(candle -> candle.openTime().equals(Interval.M1.openOf(candle.openTime())))
                .allMatch(candle -> candle.low().compareTo(candle.high()) <= 0);
    }

    @Test
    void a_trigger_order_waits_is_told_as_what_it_is_and_is_cancelled() {
        assume(Capability.TRIGGER_ORDERS);
        BigDecimal trigger = tickets.price(untraded(), 110);
        OrderTicket resting = tickets.limit(untraded(), Side.BUY, 97, TimeInForce.GTC);
        OrderTicket stop = with(resting, OrderType.STOP_MARKET, null, trigger);

        venue.place(stop);

        Order told = read(stop);
        assertThat(told.orderType()).isEqualTo(OrderType.STOP_MARKET);
        assertThat(told.triggerPrice()).isEqualByComparingTo(trigger);
        assertThat(told.status()).isEqualTo(OrderStatus.NEW);
        assertThat(cancel(stop).status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void a_trigger_waits_and_a_cancelled_one_is_history() {
        assume(Capability.TRIGGER_ORDERS);
        venue.place(tickets.limit(perp(), Side.BUY, 101, TimeInForce.IOC));
        Instant since = clock.instant().minusSeconds(5);
        OrderTicket limit = tickets.limit(perp(), Side.SELL, 90, TimeInForce.GTC);
        OrderTicket stop = reducing(
                with(limit, OrderType.STOP_MARKET, limit.price().multiply(new BigDecimal("0.95")), limit.price()));

        assertThat(venue.place(stop).status()).isEqualTo(OrderStatus.NEW);
        Order open = venue.ask(new AccountRequest.ReadOpenOrders("main", Market.PERP)).stream()
                .filter(order -> stop.venueClientOrderId().equals(order.venueClientOrderId()))
                .findFirst()
                .orElseThrow();
        assertThat(open.orderType()).isEqualTo(OrderType.STOP_MARKET);
        assertThat(open.triggerPrice()).isEqualByComparingTo(stop.triggerPrice());
        assertThat(open.reduceOnly()).isTrue();

        cancel(stop);
        assertThat(venue.ask(new AccountRequest.ReadOrderHistory("main", Market.PERP, perp().listing(), since))
                        .rows())
                .anySatisfy(order -> {
                    assertThat(order.venueClientOrderId()).isEqualTo(stop.venueClientOrderId());
                    assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
                });
    }

    @Test
    void a_market_order_is_answered_filled_within_its_bound() {
        OrderTicket bounded = tickets.limit(perp(), Side.BUY, 101, TimeInForce.IOC);
        BigDecimal offTheGrid = bounded.price().add(perp().tickSize().movePointLeft(1));
        OrderTicket market = with(bounded, OrderType.MARKET, offTheGrid, null);

        OrderAck ack = venue.place(market);
        assertThat(ack.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(ack.filledQty()).isEqualByComparingTo(market.quantity());
        assertThat(ack.avgPrice()).isPositive().isLessThanOrEqualTo(market.price());
        assertThat(read(market).status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void a_batch_is_placed_and_cancelled_order_by_order() {
        assume(Capability.BATCHES);
        OrderTicket good = tickets.limit(untraded(), Side.BUY, 97, TimeInForce.GTC);
        OrderTicket tiny = tickets.order(
                untraded(), Side.BUY, untraded().stepSize(), tickets.price(untraded(), 97), TimeInForce.GTC, false);

        List<OrderAnswer> placed = venue.ask(new TradeRequest.PlaceBatch(
                List.of(venue.mint().mint(good), venue.mint().mint(tiny)), false));
        List<OrderAnswer> cancelled =
                venue.ask(new TradeRequest.CancelBatch("main", List.of(cancellation(good), cancellation(tiny))));

        assertThat(placed.get(0).ack()).isNotNull();
        assertThat(placed.get(1).failure()).isInstanceOf(OrderRejectedException.class);
        assertThat(cancelled.get(0).failure()).isNull();
        assertThat(cancelled.get(1).failure()).isInstanceOf(OrderNotFoundException.class);
        assertThat(read(good).status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void an_open_order_gets_another_price() {
        assume(Capability.AMEND);
        OrderTicket resting = tickets.limit(untraded(), Side.BUY, 97, TimeInForce.GTC);
        OrderTicket better = with(resting, OrderType.LIMIT, tickets.price(untraded(), 98), null);
        venue.place(resting);

        TradeRequest.Amend amend = new TradeRequest.Amend(venue.mint().mint(better), resting, null, BigDecimal.ZERO);
        if (facts.orderPath().equals("/fapi/v1/order")) {
            assertThat(venue.failure(amend).outcome()).isEqualTo(Outcome.NOT_SENT);
        } else {
            String former = read(resting).orderId();
            venue.ask(amend);
            Order latter = read(resting);
            assertThat(latter.price()).isEqualByComparingTo(better.price());
            assertThat(venue.venue().replacesAmended())
                    .isNotEqualTo(latter.orderId().equals(former));
        }
        cancel(resting);
    }

    @Test
    void orders_go_when_nothing_is_heard_of_us() {
        assume(Capability.DEAD_MAN_SWITCH);
        assumeTrue(!facts.oneSwitch());
        Listing listing = untraded().listing();
        OrderTicket resting = tickets.limit(untraded(), Side.BUY, 97, TimeInForce.GTC);
        venue.place(resting);

        assertThat(venue.ask(new TradeRequest.ScheduleCancel("main", listing, Duration.ofSeconds(1))))
                .isPresent();

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(read(resting).status()).isEqualTo(OrderStatus.CANCELED));
        assertThat(venue.ask(new TradeRequest.ScheduleCancel("main", listing, null)))
                .isEmpty();
    }

    @Test
    void an_order_over_time_runs_until_it_is_ended() {
        assume(Capability.TWAP);
        BigDecimal quantity = tickets.limit(untraded(), Side.BUY, 100, TimeInForce.GTC)
                .quantity()
                .multiply(BigDecimal.valueOf(20));
        OrderTicket ticket =
                tickets.order(untraded(), Side.BUY, quantity, tickets.price(untraded(), 101), TimeInForce.GTC, false);

        String id = venue.ask(new TradeRequest.PlaceTwap(
                        venue.mint().mint(ticket), Duration.ofMinutes(30), false, TwapPrices.NONE))
                .orderId();

        assertThat(venue.ask(new TradeRequest.CancelTwap("main", untraded().listing(), id)))
                .isTrue();
        assertThat(venue.ask(new AccountRequest.ReadTwaps("main"))).anySatisfy(twap -> assertThat(twap.listing())
                .isEqualTo(untraded().listing()));
    }

    @Test
    void orders_that_ended_are_told() {
        assume(Capability.ORDER_HISTORY);
        for (Instrument instrument : List.of(untraded(), spot())) {
            Instant since = clock.instant().minusSeconds(5);
            OrderTicket ended = tickets.limit(instrument, Side.BUY, 97, TimeInForce.GTC);
            venue.place(ended);
            cancel(ended);

            assertThat(venue.ask(new AccountRequest.ReadOrderHistory(
                                    "main", instrument.listing().market(), instrument.listing(), since))
                            .rows())
                    .anyMatch(order -> ended.venueClientOrderId().equals(order.venueClientOrderId())
                            && order.status() == OrderStatus.CANCELED);
        }
    }

    @Test
    void one_switch_for_all_orders_is_refused_to_an_account_that_has_hardly_traded() {
        assumeTrue(facts.oneSwitch());

        VenueException refused = venue.failure(new TradeRequest.ScheduleCancel("main", null, Duration.ofMinutes(1)));

        assertThat(refused.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(refused.text()).contains("enough volume traded");
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
    void fees_and_modes_are_told() {
        FeeRates fees = venue.ask(new AccountRequest.ReadFees("main", perp().listing()));

        assertThat(fees.taker()).isPositive().isLessThan(new BigDecimal("0.01"));
        if (venue.venue().capabilities(Market.PERP).contains(Capability.HEDGE_MODE)) {
            assertThat(venue.ask(new AccountRequest.ReadPositionMode("main"))).isEqualTo(PositionMode.ONE_WAY);
            assertThat(venue.ask(new SettingRequest.SetPositionMode("main", PositionMode.ONE_WAY)))
                    .isEqualTo(PositionMode.ONE_WAY);
        }
        assertThat(venue.ask(new AccountRequest.ReadCollateralMode("main"))).isEqualTo(CollateralMode.SEPARATE);
        assertThat(venue.ask(new AccountRequest.ReadFundingPayments(
                                "main", null, clock.instant().minusSeconds(60)))
                        .rows())
                .isEmpty();
    }

    @Test
    void the_margin_of_a_symbol_is_isolated_and_grows() {
        assume(Capability.ISOLATED_MARGIN);
        Instrument ether = venue.instrument("ETH", Market.PERP);
        Listing listing = ether.listing();
        for (int again = 0; again < 2; again++) {
            assertThat(venue.ask(new SettingRequest.SetMarginMode("main", listing, MarginMode.ISOLATED, 5)))
                    .isEqualTo(MarginMode.ISOLATED);
        }
        venue.ask(new SettingRequest.SetLeverage("main", listing, 5, MarginMode.ISOLATED));
        venue.place(tickets.limit(ether, Side.BUY, 101, TimeInForce.IOC));

        assertThat(venue.ask(new SettingRequest.AdjustMargin("main", listing, PositionSide.BOTH, BigDecimal.TEN)))
                .isEqualByComparingTo("10");
        LeverageSetting set = venue.ask(new AccountRequest.ReadLeverage("main", listing));
        assertThat(set.leverage()).isEqualTo(5);
        assertThat(set.marginMode()).isEqualTo(MarginMode.ISOLATED);
    }

    @Test
    void money_moves_once_however_often_it_is_asked_for() {
        assume(Capability.TRANSFER);
        String asset = spot().quoteAsset();
        BigDecimal before = spotBalance(asset);
        SettingRequest.Transfer transfer =
                new SettingRequest.Transfer("main", asset, BigDecimal.TEN, Market.PERP, "move-" + before.hashCode());

        venue.ask(transfer);
        if (facts.refusesDuplicates()) {
            venue.ask(transfer);
        }
        assertThat(spotBalance(asset).subtract(before)).isEqualByComparingTo("10");
    }

    private BigDecimal spotBalance(String asset) {
        return venue.ask(new AccountRequest.ReadBalances("main", Market.SPOT)).stream()
                .filter(balance -> balance.asset().equals(asset))
                .map(Balance::total)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static OrderTicket reducing(OrderTicket ticket) {
        return new OrderTicket(
                ticket.listing(),
                ticket.account(),
                ticket.clientOrderId(),
                ticket.venueClientOrderId(),
                ticket.side(),
                ticket.orderType(),
                ticket.positionSide(),
                ticket.quantity(),
                ticket.price(),
                ticket.triggerPrice(),
                ticket.timeInForce(),
                true,
                ticket.closePosition(),
                ticket.expiresAt());
    }

    private static OrderTicket with(OrderTicket ticket, OrderType type, BigDecimal price, BigDecimal trigger) {
        return new OrderTicket(
                ticket.listing(),
                ticket.account(),
                ticket.clientOrderId(),
                ticket.venueClientOrderId(),
                ticket.side(),
                type,
                ticket.positionSide(),
                ticket.quantity(),
                price == null ? ticket.price() : price,
                trigger,
                type == OrderType.LIMIT ? ticket.timeInForce() : null,
                ticket.reduceOnly(),
                ticket.closePosition(),
                ticket.expiresAt());
    }
}
