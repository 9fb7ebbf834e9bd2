package io.azalai.venue.hyperliquid;

import io.azalai.model.Instrument;
import io.azalai.model.Market;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The most that one order of a perpetual may be worth, by the leverage the venue allows of it (hyperliquid.md section
 * 5.3). Orders that only reduce are left to the venue, and so are other dexes, of which no cap is told. Stateless.
 */
final class OrderRules {

    /** Of market orders in USD, by the least leverage each holds from. */
    private static final TreeMap<Integer, BigDecimal> AT_MARKET = new TreeMap<>(Map.of(
            0, new BigDecimal("500000"),
            10, new BigDecimal("2000000"),
            20, new BigDecimal("5000000"),
            25, new BigDecimal("30000000")));

    private static final BigDecimal LIMIT_TIMES = BigDecimal.TEN;

    private OrderRules() {}

    /** The cap of a perpetual; empty where none is told. */
    static Optional<BigDecimal> of(Instrument instrument, boolean atMarket) {
        Integer leverage = instrument.maxLeverage();
        boolean told = instrument.listing().market() == Market.PERP
                && Naming.dexOf(instrument.listing().venueSymbol()).isEmpty();
        if (leverage == null || !told) {
            return Optional.empty();
        }
        BigDecimal cap = AT_MARKET.floorEntry(leverage).getValue();
        return Optional.of(atMarket ? cap : cap.multiply(LIMIT_TIMES));
    }

    /**
     * Lets an order pass that is worth no more.
     *
     * @param price as it goes on the wire
     * @throws OrderRejectedException NOT_SENT when it is worth more
     */
    static void require(
            OrderTicket ticket, Instrument instrument, boolean atMarket, BigDecimal price, BigDecimal quantity) {
        if (ticket.reduceOnly() || ticket.closePosition()) {
            return;
        }
        of(instrument, atMarket)
                .filter(cap -> price.multiply(quantity).compareTo(cap) > 0)
                .ifPresent(cap -> {
                    throw refused(ticket, instrument, price, quantity, cap);
                });
    }

    private static OrderRejectedException refused(
            OrderTicket ticket, Instrument instrument, BigDecimal price, BigDecimal quantity, BigDecimal cap) {
        BigDecimal takes = PriceRules.of(instrument).size(cap.divide(price, 10, RoundingMode.DOWN));
        return new OrderRejectedException(VenueException.notSent(
                Hyperliquid.NAME,
                "place",
                "MAX_NOTIONAL",
                "quantity " + quantity.toPlainString() + " at price " + price.toPlainString() + " is worth "
                        + price.multiply(quantity).toPlainString() + " USD, and one " + ticket.orderType()
                        + " order of "
                        + ticket.listing().symbol() + " takes " + cap.toPlainString() + " at most: write "
                        + takes.toPlainString() + " or less"));
    }
}
