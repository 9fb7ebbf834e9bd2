package io.azalai.trade.paper;

import io.azalai.model.Event;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderType;
import io.azalai.model.Position;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.SteppedClock;
import io.azalai.model.TimeInForce;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Capability;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderAnswer;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Permit;
import io.azalai.venue.PermitMint;
import io.azalai.venue.TradeRequest;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A paper account of 10000 USDT without a service around it, in a market that a test moves; it begins at 100. */
abstract class OnPaper {

    static final Listing BTC = StillVenue.BTC;

    final SteppedClock clock = new SteppedClock(Instant.parse("2026-03-01T12:00:00Z"));
    final MovedMarket market = new MovedMarket(clock, "100");
    final List<Event> told = new ArrayList<>();
    private final PermitMint mint = new PermitMint();

    @TempDir
    Path folder;

    PaperVenue paper;

    @BeforeEach
    void restart() {
        start();
    }

    /** Forgets all but what is on the disk. */
    void start(Capability... lacking) {
        market.forget();
        PaperTrading.Ground ground = new PaperTrading.Ground(
                PaperSettings.DEFAULT, folder, market, mint.check(), told::addAll, (delay, task) -> {}, clock);
        paper = new PaperVenue(StillVenue.without(lacking), ground, Runnable::run);
        open();
        told.clear();
    }

    void move(String mark) {
        clock.step(Duration.ofSeconds(1));
        market.at(mark);
        market.tellBook();
        market.tellMark();
    }

    <R> R ask(AccountRequest<R> request) {
        @SuppressWarnings("unchecked")
        R answer = (R) paper.answer(request);
        return answer;
    }

    OrderAck place(OrderTicket ticket) {
        return ask(new TradeRequest.Place(mint.mint(ticket)));
    }

    List<OrderAnswer> place(boolean bracket, OrderTicket... tickets) {
        List<Permit> permits = Stream.of(tickets).map(mint::mint).toList();
        return ask(new TradeRequest.PlaceBatch(permits, bracket));
    }

    OrderAck amend(OrderTicket open, OrderTicket becomes) {
        Order order = order(open.clientOrderId());
        return ask(new TradeRequest.Amend(mint.mint(becomes), open, order.orderId(), order.filledQty()));
    }

    OrderAck cancel(String id) {
        return ask(new TradeRequest.Cancel("main", BTC, id, null));
    }

    Order order(String id) {
        return ask(new AccountRequest.ReadOrder("main", BTC, id, null));
    }

    List<Order> open() {
        return ask(new AccountRequest.ReadOpenOrders("main", Set.of(Market.PERP)));
    }

    List<Position> positions() {
        return ask(new AccountRequest.ReadPositions("main")).positions();
    }

    /** All there is of one kind among what was told. */
    <E extends Event> List<E> told(Class<E> kind) {
        return told.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    OrderTicket market(String id, Side side, String quantity) {
        return ticket(id, side, OrderType.MARKET, quantity, side == Side.BUY ? "1000" : "1", null, false);
    }

    OrderTicket limit(String id, Side side, String quantity, String price) {
        return ticket(id, side, OrderType.LIMIT, quantity, price, null, false);
    }

    OrderTicket reducing(String id, Side side, String quantity, String price) {
        return ticket(id, side, OrderType.LIMIT, quantity, price, null, true);
    }

    /** A stop or take-profit of a long position. */
    OrderTicket exit(String id, OrderType type, String quantity, String trigger) {
        return ticket(id, Side.SELL, type, quantity, "1", trigger, true);
    }

    static OrderTicket of(PositionSide leg, OrderTicket ticket) {
        return new OrderTicket(
                ticket.listing(),
                ticket.account(),
                ticket.clientOrderId(),
                ticket.venueClientOrderId(),
                ticket.side(),
                ticket.orderType(),
                leg,
                ticket.quantity(),
                ticket.price(),
                ticket.triggerPrice(),
                ticket.timeInForce(),
                ticket.reduceOnly(),
                ticket.closePosition(),
                ticket.expiresAt());
    }

    private OrderTicket ticket(
            String id, Side side, OrderType type, String quantity, String price, String trigger, boolean reduceOnly) {
        return new OrderTicket(
                BTC,
                "main",
                id,
                id,
                side,
                type,
                PositionSide.BOTH,
                new BigDecimal(quantity),
                new BigDecimal(price),
                trigger == null ? null : new BigDecimal(trigger),
                type == OrderType.LIMIT ? TimeInForce.GTC : null,
                reduceOnly,
                false,
                clock.instant().plusSeconds(5));
    }
}
