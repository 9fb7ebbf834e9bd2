package io.azalai.trade.account;

import io.azalai.model.Fill;
import io.azalai.model.FundingPayment;
import io.azalai.model.Instrument;
import io.azalai.model.Market;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What a fill, a payment or a flow adds to the assets of an account, as one: unrealised PnL is no asset.
 *
 * @param id tells it from the account's other bookings
 * @param from when the venue may have booked it first, by its clock
 * @param until when it may have booked it last
 * @param amounts units by asset, negative for what left
 */
record Booking(String id, Instant from, Instant until, Map<String, BigDecimal> amounts) {

    /** Venues settle funding, and credit flows, some time after or before the one they date them. */
    private static final Duration SETTLING = Duration.ofMinutes(2);

    Booking {
        amounts = Map.copyOf(amounts);
    }

    /** What a trade brought or cost, with its fee; of a perpetual that does not tell what it brought the fee alone. */
    static Booking of(Fill fill, Instrument instrument) {
        Map<String, BigDecimal> amounts =
                fill.listing().market() == Market.PERP ? settled(fill, instrument) : swapped(fill, instrument);
        amounts.merge(fill.feeAsset(), fill.fee().negate(), BigDecimal::add);
        String id = "fill|" + fill.listing().key() + "|" + fill.tradeId() + "|" + fill.orderId();
        return new Booking(id, fill.timestamp(), fill.timestamp(), amounts);
    }

    private static Map<String, BigDecimal> settled(Fill fill, Instrument instrument) {
        Map<String, BigDecimal> amounts = new HashMap<>();
        String asset = instrument.settleAsset() == null ? instrument.quoteAsset() : instrument.settleAsset();
        amounts.put(asset, fill.realizedPnl() == null ? BigDecimal.ZERO : fill.realizedPnl());
        return amounts;
    }

    private static Map<String, BigDecimal> swapped(Fill fill, Instrument instrument) {
        Map<String, BigDecimal> amounts = new HashMap<>();
        boolean buy = fill.side() == Side.BUY;
        BigDecimal worth = fill.quantity().multiply(fill.price());
        amounts.put(
                instrument.baseAsset(), buy ? fill.quantity() : fill.quantity().negate());
        amounts.merge(instrument.quoteAsset(), buy ? worth.negate() : worth, BigDecimal::add);
        return amounts;
    }

    static Booking of(FundingPayment payment) {
        return around(
                "funding|" + payment.listing().key() + "|" + payment.timestamp() + "|" + payment.id(),
                payment.timestamp(),
                Map.of(payment.asset(), payment.amount()));
    }

    /** A flow; one id may stand for what left in one asset and came in another. */
    static Booking of(String id, Instant at, String asset, BigDecimal amount) {
        return around("flow|" + id + "|" + asset + "|" + amount, at, Map.of(asset, amount));
    }

    private static Booking around(String id, Instant at, Map<String, BigDecimal> amounts) {
        return new Booking(id, at.minus(SETTLING), at.plus(SETTLING), amounts);
    }
}
