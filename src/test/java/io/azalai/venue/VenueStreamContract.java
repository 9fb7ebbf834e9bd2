package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.feed.FeedFilter;
import io.azalai.feed.Overflow;
import io.azalai.model.Balance;
import io.azalai.model.BestBidOffer;
import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.Fill;
import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderBook;
import io.azalai.model.OrderStatus;
import io.azalai.model.Position;
import io.azalai.model.Side;
import io.azalai.model.Ticker;
import io.azalai.model.TimeInForce;
import io.azalai.model.Wanted;
import io.azalai.simulator.loopback.Fault;
import io.azalai.simulator.loopback.SimulatedVenue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every venue's streams must tell, taken from the shipped routes over real sockets. */
public abstract class VenueStreamContract extends VenueOnTrial {

    private static final Set<Dataset> SPOT = EnumSet.of(Dataset.BBO, Dataset.ORDER_BOOK, Dataset.TRADE, Dataset.TICKER);
    private static final Set<Dataset> PERP = EnumSet.of(
            Dataset.BBO, Dataset.ORDER_BOOK, Dataset.TRADE, Dataset.TICKER, Dataset.MARK_PRICE, Dataset.FUNDING_RATE);

    private final List<Event> perpetual = new CopyOnWriteArrayList<>();
    private final List<Event> pair = new CopyOnWriteArrayList<>();

    protected VenueStreamContract(VenueFacts facts) {
        super(facts);
    }

    @Override
    VenueOnLoopback open(ObjectNode block) throws Exception {
        return VenueOnLoopback.streams(facts.name(), block, clock);
    }

    @BeforeAll
    void want() {
        FeedFilter canonical = new FeedFilter(
                PERP, facts.name(), Market.PERP, List.of(facts.perp().symbol()), null);
        FeedFilter venueSpelling = new FeedFilter(
                SPOT, facts.name(), Market.SPOT, List.of(facts.spot().venueSymbol()), null);
        venue.feed()
                .subscribe("perpetual", canonical, Overflow.DROP_OLDEST, 100_000, (event, old) -> perpetual.add(event));
        venue.feed().subscribe("pair", venueSpelling, Overflow.DROP_OLDEST, 100_000, (event, old) -> pair.add(event));
    }

    @Test
    void public_streams_tell_everything_of_a_perpetual_named_canonically() {
        soon(() -> assertThat(perpetual).extracting(Event::dataset).containsAll(PERP));
        assertSound(perpetual, perp());
    }

    @Test
    void public_streams_tell_everything_of_a_pair_named_as_the_venue_does() {
        soon(() -> assertThat(pair).extracting(Event::dataset).containsAll(SPOT));
        assertSound(pair, spot());
    }

    private static void assertSound(List<Event> events, Instrument instrument) {
        Listing listing = instrument.listing();
        assertThat(events).allSatisfy(event -> assertThat(event.where()).isEqualTo(listing));
        assertThat(events).filteredOn(OrderBook.class::isInstance).allSatisfy(event -> {
            OrderBook book = (OrderBook) event;
            assertThat(book.bids()).isNotEmpty();
            assertThat(book.bids().get(0).price()).isLessThan(book.asks().get(0).price());
        });
        assertThat(events).filteredOn(BestBidOffer.class::isInstance).allSatisfy(event -> {
            BestBidOffer best = (BestBidOffer) event;
            assertThat(best.bidPrice()).isLessThan(best.askPrice());
        });
        soon(() -> assertThat(events).filteredOn(Ticker.class::isInstance).anySatisfy(event -> {
            Ticker ticker = (Ticker) event;
            assertThat(ticker.bidPrice()).isPositive();
            assertThat(ticker.lastPrice()).isPositive();
            assertThat(ticker.volume()).isPositive();
            assertThat(ticker.priceChangePercent()).isNotNull();
        }));
    }

    @Test
    void the_private_stream_tells_the_life_of_a_cancelled_order() {
        for (Instrument instrument : List.of(perp(), spot())) {
            OrderTicket ticket = placed(instrument, Side.BUY, 97, TimeInForce.GTC);
            awaitOrder(ticket, OrderStatus.NEW);

            cancel(ticket);

            awaitOrder(ticket, OrderStatus.CANCELED);
        }
    }

    @Test
    void the_private_stream_tells_what_a_filled_order_did_to_the_account() {
        OrderTicket ticket = placed(perp(), Side.BUY, 101, TimeInForce.IOC);

        awaitOrder(ticket, OrderStatus.FILLED);
        awaitFills(ticket);
        awaitAccount(event ->
                event instanceof Position position && position.listing().equals(perp().listing()));
        awaitAccount(event -> event instanceof Balance balance && balance.market() == Market.PERP);
    }

    @Test
    void the_private_stream_tells_what_a_spot_order_did_to_the_account() {
        OrderTicket ticket = placed(spot(), Side.BUY, 101, TimeInForce.IOC);

        awaitOrder(ticket, OrderStatus.FILLED);
        awaitFills(ticket);
        awaitAccount(event -> event instanceof Balance balance
                && balance.market() == Market.SPOT
                && balance.asset().equals(spot().baseAsset()));
    }

    @Test
    void streams_come_back_after_the_venue_closed_them() {
        assertRecovery(Fault.Kind.CLOSE);
    }

    @Test
    void streams_come_back_after_the_connections_broke() {
        assertRecovery(Fault.Kind.RESET);
    }

    private void assertRecovery(Fault.Kind kind) {
        soon(() -> assertThat(perpetual).extracting(Event::dataset).containsAll(PERP));
        int opened = ledger.requests("OPEN");
        simulator.inject(Fault.next(facts.name(), kind));
        soon(() -> assertThat(ledger.requests("OPEN")).isGreaterThanOrEqualTo(opened + 2));
        int seen = perpetual.size();

        soon(() -> assertThat(perpetual.stream().skip(seen))
                .extracting(Event::dataset)
                .contains(Dataset.BBO, Dataset.ORDER_BOOK, Dataset.TRADE));
        assertPrivateStreamAlive();
    }

    /** Ends something at the venue that makes every account's sockets come back, and demands that they do. */
    protected final void assertAccountsReconnectAfter(Consumer<SimulatedVenue> end) {
        soon(() -> assertThat(venue.accountEvents())
                .anyMatch(event -> event instanceof FeedStatus status && status.status() == FeedState.UP));
        int opened = ledger.requests("OPEN");

        end.accept(simulator.venue(facts.name()));

        soon(() -> assertThat(ledger.requests("OPEN")).isGreaterThan(opened));
        assertPrivateStreamAlive();
    }

    /** Settles an hour's funding at the venue while a position is held, and demands that it is told and can be read. */
    protected final void assertFundingIsTold() {
        awaitFills(placed(perp(), Side.BUY, 101, TimeInForce.IOC));
        Instant before = clock.instant().minusSeconds(60);

        simulator.venue(facts.name()).settleFunding();

        awaitAccount(event ->
                event instanceof Wanted.OfAccount wanted && wanted.part() == Wanted.OfAccount.Part.FUNDING_PAYMENTS);
        assertThat(venue.ask(new AccountRequest.ReadFundingPayments("main", null, before))
                        .rows())
                .anyMatch(payment -> payment.listing().equals(perp().listing())
                        && payment.amount().signum() != 0);
    }

    /** Sets leverage, as any session of the account may, and demands that its streams tell it. */
    protected final void assertLeverageIsTold() {
        venue.ask(new SettingRequest.SetLeverage("main", perp().listing(), 9, MarginMode.CROSS));

        assertThat(venue.venue().announcesLeverage()).isTrue();
        awaitAccount(event -> event instanceof Wanted.OfAccount wanted
                && wanted.part() == Wanted.OfAccount.Part.SETTINGS
                && perp().listing().equals(wanted.listing()));
    }

    /** Orders made from now on are told of: what the venue says while a stream is away is lost, so several are made. */
    private void assertPrivateStreamAlive() {
        Instant since = clock.instant();
        soon(() -> {
            cancel(placed(perp(), Side.BUY, 97, TimeInForce.GTC));
            assertThat(venue.accountEvents())
                    .anyMatch(event -> event instanceof Order order
                            && order.status() == OrderStatus.CANCELED
                            && order.receivedAt().isAfter(since));
        });
    }

    private OrderTicket placed(Instrument instrument, Side side, int percent, TimeInForce timeInForce) {
        OrderTicket ticket = tickets.limit(instrument, side, percent, timeInForce);
        venue.place(ticket);
        return ticket;
    }

    private void awaitOrder(OrderTicket ticket, OrderStatus status) {
        awaitAccount(event -> isOrder(event, ticket, status));
    }

    private static boolean isOrder(Event event, OrderTicket ticket, OrderStatus status) {
        return event instanceof Order order
                && ticket.venueClientOrderId().equals(order.venueClientOrderId())
                && order.status() == status;
    }

    private void awaitFills(OrderTicket ticket) {
        soon(() -> assertThat(venue.accountEvents().stream()
                        .filter(Fill.class::isInstance)
                        .map(Fill.class::cast)
                        .filter(fill -> ticket.venueClientOrderId().equals(fill.clientOrderId()))
                        .map(Fill::quantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(ticket.quantity()));
    }

    private void awaitAccount(Predicate<Event> wanted) {
        soon(() -> assertThat(venue.accountEvents()).anyMatch(wanted));
    }

    private static void soon(ThrowingRunnable demand) {
        await().atMost(Duration.ofSeconds(15)).untilAsserted(demand);
    }
}
