package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Balance;
import io.azalai.model.Dataset;
import io.azalai.model.Fill;
import io.azalai.model.Instrument;
import io.azalai.model.InstrumentStatus;
import io.azalai.model.Level;
import io.azalai.model.Liquidity;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.MarketEvent;
import io.azalai.model.Order;
import io.azalai.model.OrderBook;
import io.azalai.model.OrderStatus;
import io.azalai.model.Position;
import io.azalai.model.PositionDirection;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every venue must do by request, asked of the shipped REST route over real sockets. */
public abstract class VenueContract extends VenueOnTrial {

    protected VenueContract(VenueFacts facts) {
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
    void it_tells_its_time() {
        for (Market market : Market.values()) {
            assertThat(venue.ask(new MarketRequest.ServerTime(market)))
                    .isBetween(clock.instant().minusSeconds(3), clock.instant().plusSeconds(3));
        }
    }

    @Test
    void its_instruments_have_canonical_names_and_grids() {
        for (VenueFacts.Listed expected : List.of(facts.perp(), facts.spot())) {
            Market market = expected.equals(facts.perp()) ? Market.PERP : Market.SPOT;
            Instrument found = venue.ask(new MarketRequest.ReadInstruments(market)).stream()
                    .filter(instrument -> instrument.listing().venueSymbol().equals(expected.venueSymbol()))
                    .findFirst()
                    .orElseThrow();

            assertThat(found.listing())
                    .isEqualTo(Listing.of(facts.name(), market, expected.symbol(), expected.venueSymbol()));
            assertThat(found.tickSize()).isEqualByComparingTo(expected.tick());
            assertThat(found.stepSize()).isEqualByComparingTo(expected.step());
            assertThat(found.status()).isEqualTo(InstrumentStatus.TRADING);
        }
    }

    @Test
    void a_symbol_is_found_by_every_spelling_and_an_unknown_one_names_its_neighbours() {
        assertThat(venue.instrument("BTC", Market.PERP)).isEqualTo(perp());
        assertThat(venue.instrument(facts.perp().venueSymbol().toLowerCase(Locale.ROOT), Market.PERP))
                .isEqualTo(perp());
        assertThat(venue.instrument(facts.spot().venueSymbol(), Market.SPOT)).isEqualTo(spot());
        assertThat(venue.instrument("BTC", Market.SPOT)).isEqualTo(spot());

        assertThatThrownBy(() -> venue.instrument("BTCC", Market.PERP))
                .isInstanceOf(InvalidSymbolException.class)
                .hasMessageContaining(facts.perp().symbol());
    }

    @Test
    void a_book_is_ordered_and_does_not_cross() {
        for (Instrument instrument : List.of(perp(), spot())) {
            OrderBook book = venue.ask(new MarketRequest.ReadBook(instrument.listing(), 20));

            assertThat(book.listing()).isEqualTo(instrument.listing());
            assertThat(book.bids())
                    .hasSizeBetween(10, 20)
                    .isSortedAccordingTo(byPrice().reversed());
            assertThat(book.asks()).hasSizeBetween(10, 20).isSortedAccordingTo(byPrice());
            assertThat(book.bids().get(0).price()).isLessThan(book.asks().get(0).price());
        }
    }

    private static Comparator<Level> byPrice() {
        return Comparator.comparing(Level::price);
    }

    @Test
    void it_tells_funding_and_mark_price_of_each_perpetual() {
        List<MarketEvent> told = venue.ask(new MarketRequest.ReadFunding()).stream()
                .filter(event -> event.listing().equals(perp().listing()))
                .toList();

        assertThat(told).extracting(MarketEvent::dataset).contains(Dataset.FUNDING_RATE, Dataset.MARK_PRICE);
    }

    @Test
    void balances_are_free_plus_locked_and_locked_by_what_rests() {
        String quote = spot().quoteAsset();
        Balance before = balance(quote);
        OrderTicket ticket = tickets.limit(spot(), Side.BUY, 97, TimeInForce.GTC);

        venue.place(ticket);

        Balance after = balance(quote);
        assertThat(before.free().add(before.locked())).isEqualByComparingTo(before.total());
        assertThat(after.total()).isEqualByComparingTo(before.total());
        assertThat(after.locked().subtract(before.locked()))
                .isEqualByComparingTo(ticket.price().multiply(ticket.quantity()));
        cancel(ticket);
        assertThat(balance(quote).free()).isEqualByComparingTo(before.free());
    }

    private Balance balance(String asset) {
        return venue.ask(new AccountRequest.ReadBalances("main", Market.SPOT)).stream()
                .filter(balance -> balance.asset().equals(asset))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void it_tells_what_the_key_may_do() {
        KeyRights rights = venue.ask(new AccountRequest.ReadKeyRights("main"));

        assertThat(rights.objection()).isNull();
        assertThat(rights.tradePerp()).isTrue();
        assertThat(rights.withdraw()).isEqualTo(facts.mayWithdraw());
    }

    @Test
    void the_margin_account_is_worth_what_its_collateral_is_while_it_holds_little() {
        List<Balance> margin = venue.ask(new AccountRequest.ReadBalances("main", Market.PERP));

        assertThat(margin).isNotEmpty();
        assertThat(venue.ask(new AccountRequest.ReadSummary("main", Market.PERP))
                        .equity())
                .isBetween(new BigDecimal("90000"), new BigDecimal("210000"));
    }

    @Test
    void a_limit_order_rests_is_found_and_is_cancelled() {
        for (Instrument instrument : List.of(perp(), spot())) {
            OrderTicket ticket = tickets.limit(instrument, Side.BUY, 97, TimeInForce.GTC);

            OrderAck ack = venue.place(ticket);

            assertThat(ack.status()).isEqualTo(OrderStatus.NEW);
            assertThat(ack.filledQty()).isZero();
            Order open = venue
                    .ask(new AccountRequest.ReadOpenOrders(
                            "main", instrument.listing().market()))
                    .stream()
                    .filter(order -> ticket.venueClientOrderId().equals(order.venueClientOrderId()))
                    .findFirst()
                    .orElseThrow();
            assertThat(open.orderId()).isEqualTo(ack.orderId());
            assertThat(open.listing()).isEqualTo(instrument.listing());
            assertThat(open.quantity()).isEqualByComparingTo(ticket.quantity());
            assertThat(open.price()).isEqualByComparingTo(ticket.price());
            assertThat(open.side()).isEqualTo(Side.BUY);
            assertThat(cancel(ticket).status()).isEqualTo(OrderStatus.CANCELED);
            assertThat(read(ticket).status()).isEqualTo(OrderStatus.CANCELED);
            assertThat(venue.failure(cancellation(ticket))).isInstanceOf(OrderNotFoundException.class);
        }
    }

    @Test
    void an_order_never_placed_is_not_found() {
        OrderTicket never = tickets.limit(perp(), Side.BUY, 97, TimeInForce.GTC);

        assertThat(venue.failure(question(never))).isInstanceOf(OrderNotFoundException.class);
    }

    @Test
    void an_order_that_takes_is_filled_with_the_fills_the_venue_has() {
        for (Instrument instrument : List.of(perp(), spot())) {
            OrderTicket ticket = tickets.limit(instrument, Side.BUY, 101, TimeInForce.IOC);
            Instant before = clock.instant().minusSeconds(1);

            OrderAck ack = venue.place(ticket);

            assertThat(read(ticket).status()).isEqualTo(OrderStatus.FILLED);
            List<Fill> fills = fills(instrument, ack, before);
            List<JsonNode> booked = ledger.fills(ticket.venueClientOrderId());
            assertThat(fills).hasSameSizeAs(booked).isNotEmpty();
            assertThat(sum(fills.stream().map(Fill::quantity).toList())).isEqualByComparingTo(ticket.quantity());
            assertThat(sum(fills.stream().map(Fill::fee).toList()))
                    .isEqualByComparingTo(sum(numbers(booked, "fee")))
                    .isPositive();
            assertThat(fills).allSatisfy(fill -> {
                assertThat(fill.feeAsset())
                        .isEqualTo(booked.get(0).path("feeAsset").asText());
                assertThat(fill.liquidity()).isEqualTo(Liquidity.TAKER);
                assertThat(fill.listing()).isEqualTo(instrument.listing());
            });
            assertThat(fills.get(0).price())
                    .isIn(numbers(booked, "price").stream()
                            .map(price -> price.setScale(fills.get(0).price().scale()))
                            .toList());
        }
    }

    private List<Fill> fills(Instrument instrument, OrderAck ack, Instant since) {
        Listing listing = instrument.listing();
        return venue.ask(new AccountRequest.ReadFills("main", listing.market(), listing, since)).rows().stream()
                .filter(fill -> fill.orderId().equals(ack.orderId()))
                .toList();
    }

    private static List<BigDecimal> numbers(List<JsonNode> rows, String field) {
        return rows.stream()
                .map(row -> new BigDecimal(row.path(field).asText()))
                .toList();
    }

    private static BigDecimal averagePrice(List<JsonNode> fills) {
        List<BigDecimal> prices = numbers(fills, "price");
        List<BigDecimal> quantities = numbers(fills, "quantity");
        BigDecimal paid = IntStream.range(0, fills.size())
                .mapToObj(i -> prices.get(i).multiply(quantities.get(i)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return paid.divide(sum(quantities), MathContext.DECIMAL64);
    }

    private static BigDecimal sum(List<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void trading_is_no_flow() {
        venue.place(tickets.limit(perp(), Side.BUY, 101, TimeInForce.IOC));

        for (Market market : Market.values()) {
            assertThat(venue.ask(new AccountRequest.ReadFlows(
                            "main", market, clock.instant().minusSeconds(60))))
                    .isEqualTo(FlowPage.all(List.of()));
        }
    }

    @Test
    void a_fill_opens_a_position_that_a_reducing_order_closes() {
        Instrument ether = venue.instrument("ETH", Market.PERP);
        OrderTicket opening = tickets.limit(ether, Side.SELL, 99, TimeInForce.IOC);
        venue.place(opening);

        Position open = position(ether);

        assertThat(open.side()).isEqualTo(PositionDirection.SHORT);
        assertThat(open.size()).isEqualByComparingTo(opening.quantity());
        assertThat(open.entryPrice())
                .isCloseTo(averagePrice(ledger.fills(opening.venueClientOrderId())), withPercentage(0.001));
        venue.place(
                tickets.order(ether, Side.BUY, opening.quantity(), tickets.price(ether, 101), TimeInForce.IOC, true));
        assertThat(venue.ask(new AccountRequest.ReadPositions("main")).open())
                .noneMatch(position ->
                        position.listing().equals(ether.listing()) && position.side() != PositionDirection.FLAT);
    }

    private Position position(Instrument instrument) {
        return venue.ask(new AccountRequest.ReadPositions("main")).open().stream()
                .filter(position -> position.listing().equals(instrument.listing()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void leverage_is_set_and_shows_in_the_position() {
        assume(Capability.LEVERAGE);

        assertThat(venue.ask(new SettingRequest.SetLeverage("main", perp().listing(), 7, MarginMode.CROSS)))
                .isEqualTo(7);
        venue.place(tickets.limit(perp(), Side.BUY, 101, TimeInForce.IOC));
        assertThat(position(perp()).leverage()).isEqualTo(7);
    }

    @Test
    void the_margin_mode_goes_with_the_leverage() {
        assume(Capability.ISOLATED_MARGIN);
        Listing listing = untraded().listing();
        for (MarginMode mode : List.of(MarginMode.ISOLATED, MarginMode.CROSS)) {
            venue.ask(new SettingRequest.SetLeverage("main", listing, 3, mode));

            assertThat(venue.ask(new AccountRequest.ReadLeverage("main", listing))
                            .marginMode())
                    .isEqualTo(mode);
        }
    }

    @Test
    void all_orders_of_a_listing_are_cancelled_at_once() {
        assume(Capability.CANCEL_ALL);
        Instrument sol = untraded();
        List<OrderTicket> resting = List.of(
                tickets.limit(sol, Side.BUY, 97, TimeInForce.GTC), tickets.limit(sol, Side.BUY, 96, TimeInForce.GTX));
        List<String> ids =
                resting.stream().map(ticket -> venue.place(ticket).orderId()).toList();

        if (venue.venue().cancelsWholeSymbols()) {
            venue.ask(new TradeRequest.CancelAll("main", sol.listing()));
        } else {
            venue.ask(new TradeRequest.CancelBatch(
                    "main",
                    ids.stream()
                            .map(id -> new TradeRequest.Cancel("main", sol.listing(), null, id))
                            .toList()));
        }

        assertThat(resting)
                .allSatisfy(ticket -> assertThat(read(ticket).status()).isEqualTo(OrderStatus.CANCELED));
    }
}
