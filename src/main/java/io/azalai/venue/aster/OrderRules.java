package io.azalai.venue.aster;

import io.azalai.model.Instrument;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.Side;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether an order keeps the rules of its symbol (aster.md section 3.2); what is not known is left to the venue. Safe for
 * many threads: it keeps nothing itself.
 */
final class OrderRules {

    /** Types that carry a price on the wire: a market order goes as a limit at its bound. */
    static final Set<OrderType> PRICED =
            Set.of(OrderType.LIMIT, OrderType.MARKET, OrderType.STOP_LIMIT, OrderType.TAKE_PROFIT_LIMIT);

    private final Listings listings;
    private final MarkPrices marks;

    OrderRules(Listings listings, MarkPrices marks) {
        this.listings = listings;
        this.marks = marks;
    }

    /** What is wrong, with our code for it. */
    private record Objection(String code, String text) {}

    /**
     * Lets an order pass that keeps them.
     *
     * @throws InvalidSymbolException NOT_SENT when the venue does not list its symbol
     * @throws OrderRejectedException NOT_SENT when it breaks one
     */
    void require(String operation, OrderTicket ticket) {
        Instrument instrument = listings.symbols().of(ticket.listing()).orElse(null);
        if (instrument == null && listings.isKnown(ticket.listing().market())) {
            throw new InvalidSymbolException(VenueException.notSent(
                    Aster.NAME,
                    operation,
                    "INVALID_SYMBOL",
                    "symbol " + ticket.listing().symbol() + " is not listed: write one that the venue lists"));
        }
        if (instrument != null) {
            objection(ticket, instrument).ifPresent(found -> {
                throw refused(operation, found.code(), ticket, found.text());
            });
        }
    }

    /** A limit as it is; the bound of a market order on the grid, never worse than it was. */
    BigDecimal price(OrderTicket ticket) {
        BigDecimal tick = listings.symbols()
                .of(ticket.listing())
                .map(Instrument::tickSize)
                .orElse(BigDecimal.ZERO);
        if (ticket.orderType() != OrderType.MARKET || tick.signum() == 0) {
            return ticket.price();
        }
        RoundingMode towardsMarket = ticket.side() == Side.BUY ? RoundingMode.FLOOR : RoundingMode.CEILING;
        return ticket.price().divide(tick, 0, towardsMarket).multiply(tick);
    }

    private Optional<Objection> objection(OrderTicket ticket, Instrument instrument) {
        PriceRules rules = listings.prices(ticket.listing());
        BigDecimal trigger = ticket.triggerPrice();
        BigDecimal price = PRICED.contains(ticket.orderType()) ? price(ticket) : null;
        return quantity(ticket, instrument)
                .or(() -> trigger == null ? Optional.empty() : lies("stopPrice", trigger, rules, instrument))
                .or(() -> price == null ? Optional.empty() : lies("price", price, rules, instrument))
                .or(() -> price == null ? Optional.empty() : far(ticket, price, rules));
    }

    private static Optional<Objection> quantity(OrderTicket ticket, Instrument instrument) {
        BigDecimal quantity = ticket.quantity();
        BigDecimal least = instrument.minQty();
        BigDecimal most = instrument.maxQty();
        if (ticket.closePosition()) {
            return Optional.empty();
        }
        if (isOff(quantity, instrument.stepSize())) {
            return off("STEP_SIZE", "quantity", quantity, "step", instrument.stepSize());
        }
        boolean outside = (least != null && quantity.compareTo(least) < 0) || isAbove(quantity, most);
        return outside
                ? Optional.of(new Objection(
                        "QUANTITY_RANGE",
                        "quantity " + PriceRules.text(quantity) + " is outside the symbol's range: write "
                                + (least == null ? "0" : PriceRules.text(least))
                                + (most == null || most.signum() == 0 ? " or more" : " to " + PriceRules.text(most))))
                : Optional.empty();
    }

    private static boolean isAbove(BigDecimal quantity, @Nullable BigDecimal most) {
        return most != null && most.signum() > 0 && quantity.compareTo(most) > 0;
    }

    private static Optional<Objection> lies(String field, BigDecimal price, PriceRules rules, Instrument instrument) {
        return isOff(price, instrument.tickSize())
                ? off("TICK_SIZE", field, price, "tick", instrument.tickSize())
                : rules.outside(field, price).map(OrderRules::range);
    }

    private static boolean isOff(BigDecimal value, BigDecimal step) {
        return step.signum() > 0 && value.remainder(step).signum() != 0;
    }

    private static Optional<Objection> off(String code, String field, BigDecimal value, String name, BigDecimal step) {
        return Optional.of(new Objection(
                code,
                field + " " + PriceRules.text(value) + " is no multiple of the symbol's " + name + " "
                        + PriceRules.text(step) + ": round it"));
    }

    /**
     * Of an order that waits, its limit is measured from its trigger, of any other of perpetuals from the mark price, on spot
     * from the index price, while that is fresh. A market order that only reduces is left to the venue, whose prices are
     * newer than ours.
     */
    private Optional<Objection> far(OrderTicket ticket, BigDecimal price, PriceRules rules) {
        BigDecimal trigger = ticket.triggerPrice();
        if (ticket.orderType() == OrderType.MARKET && ticket.reduceOnly()) {
            return Optional.empty();
        }
        if (ticket.listing().market() == Market.SPOT) {
            return marks.indexOf(ticket.listing())
                    .flatMap(index -> rules.around(price, "index price", index))
                    .map(OrderRules::range);
        }
        return (trigger != null
                        ? rules.far(ticket.side(), price, "trigger price", trigger, false)
                        : marks.of(ticket.listing())
                                .flatMap(mark -> rules.far(ticket.side(), price, "mark price", mark, true)))
                .map(OrderRules::range);
    }

    private static Objection range(String text) {
        return new Objection("PRICE_RANGE", text);
    }

    static OrderRejectedException refused(String operation, String code, OrderTicket ticket, String text) {
        return new OrderRejectedException(
                VenueException.notSent(Aster.NAME, operation, code, "order " + ticket.clientOrderId() + ": " + text));
    }
}
