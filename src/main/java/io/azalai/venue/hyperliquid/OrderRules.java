package io.azalai.venue.hyperliquid;

import io.azalai.model.Instrument;
import io.azalai.model.Market;
import io.azalai.venue.MarketRequest.ReadOrderCaps;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.VenueException;
import io.azalai.venue.hyperliquid.Call.Query;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the venue demands of an order beside its grid (hyperliquid.md section 5.3): that it is worth no more than one
 * may be, by the leverage the venue allows of its perpetual, and that its price lies around the mark or the oracle.
 * Orders that only reduce are left to the venue, whose prices are newer than ours, and so is what is not known: a cap
 * on other dexes, of which none is told, and the band of a symbol without a fresh price. Safe for many threads: one
 * volatile table.
 */
final class OrderRules {

    /** Of market orders in USD, by the least leverage each holds from, as documented: while the venue has told none. */
    private static final NavigableMap<Integer, BigDecimal> DOCUMENTED = new TreeMap<>(Map.of(
            0, new BigDecimal("500000"),
            10, new BigDecimal("2000000"),
            20, new BigDecimal("5000000"),
            25, new BigDecimal("30000000")));

    private static final BigDecimal LIMIT_TIMES = BigDecimal.TEN;

    private static final Map<Market, Band> BANDS = Map.of(
            Market.PERP, new Band(new BigDecimal("0.05"), true, new BigDecimal("1.95")),
            Market.SPOT, new Band(new BigDecimal("0.2"), false, new BigDecimal("5")));

    /**
     * Where a price may lie, in multiples of the one it is measured from.
     *
     * @param included whether the least belongs to it; the most always does
     */
    private record Band(BigDecimal least, boolean included, BigDecimal most) {

        boolean holds(BigDecimal price, BigDecimal from) {
            int above = price.compareTo(from.multiply(least));
            return (included ? above >= 0 : above > 0) && price.compareTo(from.multiply(most)) <= 0;
        }

        String text(BigDecimal from, PriceRules grid) {
            BigDecimal highest = grid.price(from.multiply(most), RoundingMode.FLOOR);
            return included
                    ? Numbers.wire(grid.price(from.multiply(least), RoundingMode.CEILING)) + " to "
                            + Numbers.wire(highest)
                    : "more than " + Numbers.wire(from.multiply(least)) + ", and " + Numbers.wire(highest) + " at most";
        }
    }

    private final MarkPrices marks;
    private volatile NavigableMap<Integer, BigDecimal> told = Collections.emptyNavigableMap();

    OrderRules(MarkPrices marks) {
        this.marks = marks;
    }

    /** What it asks the venue, by the class of the request. */
    Map<Class<?>, Call<?, ?>> calls() {
        return Map.of(ReadOrderCaps.class, orderCaps());
    }

    /**
     * {@code maxMarketOrderNtls}, weight 20: by the least leverage each holds from; judged by from then on. {@code POST
     * /info}, unsigned, sections 2.5 and 5.3.
     */
    Query<ReadOrderCaps, SortedMap<Integer, BigDecimal>> orderCaps() {
        return new Query<>(request -> Json.type("maxMarketOrderNtls"), (request, reply, receivedAt) -> {
            NavigableMap<Integer, BigDecimal> caps =
                    Collections.unmodifiableNavigableMap(InstrumentCodec.orderCaps(reply));
            told = caps;
            return caps;
        });
    }

    /** The cap of a perpetual; empty where none is told. */
    Optional<BigDecimal> most(Instrument instrument, boolean atMarket) {
        Integer leverage = instrument.maxLeverage();
        boolean capped = instrument.listing().market() == Market.PERP
                && Naming.dexOf(instrument.listing().venueSymbol()).isEmpty();
        if (leverage == null || !capped) {
            return Optional.empty();
        }
        Map.Entry<Integer, BigDecimal> live = told.floorEntry(leverage);
        BigDecimal cap = (live == null ? DOCUMENTED.floorEntry(leverage) : live).getValue();
        return Optional.of(atMarket ? cap : cap.multiply(LIMIT_TIMES));
    }

    /**
     * Lets an order pass that keeps them.
     *
     * @param price as it goes on the wire
     * @throws OrderRejectedException NOT_SENT when it does not
     */
    void require(OrderTicket ticket, Instrument instrument, boolean atMarket, BigDecimal price, BigDecimal quantity) {
        if (ticket.reduceOnly() || ticket.closePosition()) {
            return;
        }
        requireNear(ticket, instrument, price);
        most(instrument, atMarket)
                .filter(cap -> price.multiply(quantity).compareTo(cap) > 0)
                .ifPresent(cap -> {
                    throw tooLarge(ticket, instrument, price, quantity, cap);
                });
    }

    /** It is refused where it is far from all that the venue may measure from: which that is, it does not say. */
    private void requireNear(OrderTicket ticket, Instrument instrument, BigDecimal price) {
        Band band = BANDS.get(instrument.listing().market());
        List<BigDecimal> from = marks.of(instrument.listing()).toList();
        if (band != null && !from.isEmpty() && from.stream().noneMatch(reference -> band.holds(price, reference))) {
            throw refused(
                    "PRICE_TOO_FAR",
                    "price " + price.toPlainString() + " of " + ticket.listing().symbol()
                            + " is too far from the mark price "
                            + from.get(0).toPlainString() + ": write "
                            + band.text(from.get(0), PriceRules.of(instrument)));
        }
    }

    private static OrderRejectedException tooLarge(
            OrderTicket ticket, Instrument instrument, BigDecimal price, BigDecimal quantity, BigDecimal cap) {
        BigDecimal takes = PriceRules.of(instrument).size(cap.divide(price, 10, RoundingMode.DOWN));
        return refused(
                "MAX_NOTIONAL",
                "quantity " + quantity.toPlainString() + " at price " + price.toPlainString() + " is worth "
                        + price.multiply(quantity).toPlainString() + " USD, and one " + ticket.orderType()
                        + " order of "
                        + ticket.listing().symbol() + " takes " + cap.toPlainString() + " at most: write "
                        + takes.toPlainString() + " or less");
    }

    private static OrderRejectedException refused(String code, String text) {
        return new OrderRejectedException(VenueException.notSent(Hyperliquid.NAME, "place", code, text));
    }
}
