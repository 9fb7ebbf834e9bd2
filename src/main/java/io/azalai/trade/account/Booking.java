package io.azalai.trade.account;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
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

    Booking {
        amounts = Map.copyOf(amounts);
    }

    /** One that was booked at that very time. */
    static Booking at(String id, Instant at, Map<String, BigDecimal> amounts) {
        return new Booking(id, at, at, amounts);
    }

    /** One that may have been booked that much before its time or after it. */
    static Booking around(String id, Instant at, Duration before, Duration after, Map<String, BigDecimal> amounts) {
        return new Booking(id, at.minus(before), at.plus(after), amounts);
    }
}
