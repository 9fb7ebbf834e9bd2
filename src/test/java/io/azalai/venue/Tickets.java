package io.azalai.venue;

import io.azalai.model.Instrument;
import io.azalai.model.OrderBook;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Orders on a venue's grid, each with a client id of its own. Safe for many threads. */
public final class Tickets {

    private static final int LIFE_SECONDS = 5;

    private final VenueOnLoopback venue;
    private final String prefix;
    private final AtomicInteger number = new AtomicInteger();

    Tickets(VenueOnLoopback venue, String prefix) {
        this.venue = venue;
        this.prefix = prefix;
    }

    /** A limit order at a percentage of the middle of the book, worth about 100 in quote units. */
    OrderTicket limit(Instrument instrument, Side side, int percent, TimeInForce timeInForce) {
        BigDecimal price = price(instrument, percent);
        BigDecimal quantity =
                floor(BigDecimal.valueOf(100).divide(price, MathContext.DECIMAL64), instrument.stepSize());
        return order(instrument, side, quantity, price, timeInForce, false);
    }

    OrderTicket order(
            Instrument instrument,
            Side side,
            BigDecimal quantity,
            BigDecimal price,
            TimeInForce timeInForce,
            boolean reduceOnly) {
        String id = prefix + "-" + number.incrementAndGet();
        return new OrderTicket(
                instrument.listing(),
                "main",
                id,
                venue.venue().venueClientOrderId("main", id),
                side,
                OrderType.LIMIT,
                PositionSide.BOTH,
                quantity,
                price,
                null,
                timeInForce,
                reduceOnly,
                false,
                venue.clock().instant().plusSeconds(LIFE_SECONDS));
    }

    /** The same, to be sent by a moment before this. */
    static OrderTicket expired(OrderTicket ticket, Instant now) {
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
                ticket.reduceOnly(),
                ticket.closePosition(),
                now.minusMillis(1));
    }

    /** A price on the grid, at a percentage of the middle of the book. */
    BigDecimal price(Instrument instrument, int percent) {
        OrderBook book = venue.ask(new MarketRequest.ReadBook(instrument.listing(), 5));
        BigDecimal middle =
                book.bids().get(0).price().add(book.asks().get(0).price()).divide(BigDecimal.valueOf(2));
        BigDecimal wanted = middle.multiply(BigDecimal.valueOf(percent)).movePointLeft(2);
        Integer figures = instrument.priceSignificantFigures();
        return floor(
                figures == null ? wanted : wanted.round(new MathContext(figures, RoundingMode.DOWN)),
                instrument.tickSize());
    }

    private static BigDecimal floor(BigDecimal value, BigDecimal step) {
        return value.divideToIntegralValue(step).multiply(step);
    }
}
