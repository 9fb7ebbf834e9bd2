package io.azalai.venue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * So much of something in so long: request weight, orders.
 *
 * @param name unique within the venue: {@code fapi.weight}, {@code fapi.orders}
 * @param capacity units per period that we use at most; the lanes CANCEL and REDUCE may take all that is granted
 * @param granted units per period that the venue lets an address use, whoever uses them; the capacity or more
 * @param period length of the window
 * @param reservePercent share of the capacity kept for the lanes CANCEL and REDUCE; half as much again is kept from
 *     ACCOUNT and twice as much from POLL, so that reading never holds up an order and market data never the reading of
 *     accounts
 * @param account alias of the one whose orders alone take of it; null where every call of a host does
 */
public record Allowance(
        String name,
        int capacity,
        int granted,
        Duration period,
        int reservePercent,
        @Nullable String account) {

    /** One of which every call takes. */
    public Allowance(String name, int capacity, int granted, Duration period, int reservePercent) {
        this(name, capacity, granted, period, reservePercent, null);
    }

    /** One of which we use all that the venue grants. */
    public Allowance(String name, int capacity, Duration period, int reservePercent) {
        this(name, capacity, capacity, period, reservePercent);
    }

    /** The same for the orders of one account. */
    public Allowance ofAccount(String alias) {
        return new Allowance(name, capacity, granted, period, reservePercent, alias);
    }
}
