package io.azalai.venue.aster;

import io.azalai.model.Instrument;
import io.azalai.model.Listing;
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
 * Whether an order keeps the rules of its symbol (aster.md section 3.2); what is not known is left to the venue. So is
 * how many orders are open (MAX_NUM_ORDERS, MAX_NUM_ALGO_ORDERS), though instruments tell it: a count of ours lags
 * behind what fills, triggers and is placed elsewhere, so that it would refuse what the venue takes, a stop-loss among
 * it, while the venue's own refusal is certain and has no effect. Safe for many threads: it keeps nothing itself.
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

    /**
     * How much an order of a symbol may be of, by its filter LOT_SIZE or, of orders without a price, MARKET_LOT_SIZE
     * (aster.md section 3.2). Zero means that there is no such rule.
     *
     * @param least base units; {@code most} and {@code step} likewise
     */
    record Lots(BigDecimal least, BigDecimal most, BigDecimal step) {

        static final Lots NONE = new Lots(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        /** Whether there is no such rule, however many places its zeros are sent with. */
        boolean isNone() {
            return least.signum() == 0 && most.signum() == 0 && step.signum() == 0;
        }

        /** Whether a quantity is off the step, which counts from the least. */
        boolean isOff(BigDecimal quantity) {
            return OrderRules.isOff(quantity, least, step);
        }

        /** What is wrong with a quantity on the step. */
        Optional<String> outside(BigDecimal quantity) {
            boolean above = most.signum() > 0 && quantity.compareTo(most) > 0;
            return quantity.compareTo(least) < 0 || above
                    ? Optional.of("quantity " + PriceRules.text(quantity) + " is outside the symbol's range: write "
                            + PriceRules.text(least)
                            + (most.signum() > 0 ? " to " + PriceRules.text(most) : " or more"))
                    : Optional.empty();
        }

        /** The most on the step that a value buys at a price. */
        BigDecimal within(BigDecimal value, BigDecimal price) {
            BigDecimal unit = step.signum() > 0 ? step : BigDecimal.ONE;
            BigDecimal above = value.subtract(price.multiply(least));
            return least.add(above.divideToIntegralValue(price.multiply(unit)).multiply(unit));
        }
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

    /**
     * A limit as it is; the bound of a market order on the grid, never worse than it was, and within what the venue
     * takes beside its mark or index price, while that is fresh: it refuses a limit outside (aster.md section 3.2).
     */
    BigDecimal price(OrderTicket ticket) {
        if (ticket.orderType() != OrderType.MARKET) {
            return ticket.price();
        }
        PriceRules rules = listings.prices(ticket.listing());
        BigDecimal bound = measure(ticket.listing())
                .map(from -> rules.within(ticket.side(), ticket.price(), from))
                .orElse(ticket.price());
        BigDecimal tick = listings.symbols()
                .of(ticket.listing())
                .map(Instrument::tickSize)
                .orElse(BigDecimal.ZERO);
        if (tick.signum() == 0) {
            return bound;
        }
        RoundingMode towardsMarket = ticket.side() == Side.BUY ? RoundingMode.FLOOR : RoundingMode.CEILING;
        return bound.subtract(rules.least())
                .divide(tick, 0, towardsMarket)
                .multiply(tick)
                .add(rules.least());
    }

    /** What the venue measures prices from that wait for none. */
    private Optional<BigDecimal> measure(Listing listing) {
        return listing.market() == Market.SPOT ? marks.indexOf(listing) : marks.of(listing);
    }

    private Optional<Objection> objection(OrderTicket ticket, Instrument instrument) {
        PriceRules rules = listings.prices(ticket.listing());
        BigDecimal trigger = ticket.triggerPrice();
        BigDecimal price = PRICED.contains(ticket.orderType()) ? price(ticket) : null;
        return quantity(ticket, lots(ticket, instrument))
                .or(() -> trigger == null ? Optional.empty() : lies("stopPrice", trigger, rules, instrument))
                .or(() -> price == null ? Optional.empty() : lies("price", price, rules, instrument))
                .or(() -> price == null ? Optional.empty() : far(ticket, price, rules))
                .or(() -> price == null ? Optional.empty() : worth(ticket, price, instrument));
    }

    /**
     * A market order is none on the wire; what is at the market once it is triggered is measured as such from the
     * start.
     */
    private Lots lots(OrderTicket ticket, Instrument instrument) {
        Lots atMarket = listings.marketLots(ticket.listing());
        return PRICED.contains(ticket.orderType()) || atMarket.isNone()
                ? new Lots(orZero(instrument.minQuantity()), orZero(instrument.maxQuantity()), instrument.stepSize())
                : atMarket;
    }

    private static BigDecimal orZero(@Nullable BigDecimal bound) {
        return bound == null ? BigDecimal.ZERO : bound;
    }

    private static Optional<Objection> quantity(OrderTicket ticket, Lots lots) {
        if (ticket.closePosition()) {
            return Optional.empty();
        }
        return lots.isOff(ticket.quantity())
                ? off("STEP_SIZE", "quantity", ticket.quantity(), lots.least(), "step", lots.step())
                : lots.outside(ticket.quantity()).map(text -> new Objection("QUANTITY_RANGE", text));
    }

    private Optional<Objection> worth(OrderTicket ticket, BigDecimal price, Instrument instrument) {
        BigDecimal most = listings.mostNotional(ticket.listing());
        BigDecimal worth = price.multiply(ticket.quantity());
        if (most.signum() == 0 || worth.compareTo(most) <= 0) {
            return Optional.empty();
        }
        BigDecimal takes = lots(ticket, instrument).within(most, price);
        return Optional.of(new Objection(
                "MAX_NOTIONAL",
                "quantity " + PriceRules.text(ticket.quantity()) + " at price " + PriceRules.text(price) + " is worth "
                        + PriceRules.text(worth) + ", and the symbol takes " + PriceRules.text(most)
                        + " at most: write " + PriceRules.text(takes) + " or less"));
    }

    private static Optional<Objection> lies(String field, BigDecimal price, PriceRules rules, Instrument instrument) {
        return isOff(price, rules.least(), instrument.tickSize())
                ? off("TICK_SIZE", field, price, rules.least(), "tick", instrument.tickSize())
                : rules.outside(field, price).map(OrderRules::range);
    }

    private static boolean isOff(BigDecimal value, BigDecimal least, BigDecimal step) {
        return step.signum() > 0 && value.subtract(least).remainder(step).signum() != 0;
    }

    private static Optional<Objection> off(
            String code, String field, BigDecimal value, BigDecimal least, String name, BigDecimal step) {
        String from = isOff(least, BigDecimal.ZERO, step) ? ", counted from " + PriceRules.text(least) : "";
        return Optional.of(new Objection(
                code,
                field + " " + PriceRules.text(value) + " is no multiple of the symbol's " + name + " "
                        + PriceRules.text(step) + from + ": round it"));
    }

    /**
     * Of an order that waits, its limit is measured from its trigger, of any other of perpetuals from the mark price,
     * on spot from the index price, while that is fresh, also where the venue measures from an average of minutes that
     * it tells nobody. The bound of a market order lies there already.
     */
    private Optional<Objection> far(OrderTicket ticket, BigDecimal price, PriceRules rules) {
        BigDecimal trigger = ticket.triggerPrice();
        if (ticket.orderType() == OrderType.MARKET) {
            return Optional.empty();
        }
        Optional<BigDecimal> measure = measure(ticket.listing());
        if (ticket.listing().market() == Market.SPOT) {
            return measure.flatMap(index -> rules.around(ticket.side(), price, "index price", index))
                    .map(OrderRules::range);
        }
        return (trigger != null
                        ? rules.far(ticket.side(), price, "trigger price", trigger, false)
                        : measure.flatMap(mark -> rules.far(ticket.side(), price, "mark price", mark, true)))
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
