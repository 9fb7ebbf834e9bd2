package io.azalai.venue.hyperliquid;

import io.azalai.venue.AccountRequest;
import io.azalai.venue.LimitState;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the venue limits for each account: actions of its life and of its day, and open orders (hyperliquid.md section
 * 7.2). Immutable; its parts are safe for many threads.
 */
record AccountLimits(AddressBudget addresses, DailyActions days, OpenOrders orders) {

    /** Nothing is known of any account. */
    static AccountLimits of(Modes modes, Clock clock, LongSupplier nanos) {
        return new AccountLimits(new AddressBudget(nanos), new DailyActions(modes, clock), new OpenOrders());
    }

    /**
     * Takes over the venue's own count.
     *
     * @param used actions of the address over its life
     * @param most how many they may be
     * @param volume traded over its life in USD; null where the venue does not tell
     */
    void learn(String account, long used, long most, @Nullable BigDecimal volume) {
        addresses.learn(account, used, most);
        if (volume != null) {
            orders.traded(account, volume);
        }
    }

    /**
     * Counts an action.
     *
     * @param units how many orders or cancels it holds
     * @throws RateLimitException NOT_SENT, when the venue would refuse it
     */
    void take(AccountRequest<?> action, int units) {
        days.take(action.account(), action.operation(), action.lane());
        try {
            addresses.take(action, units);
        } catch (RateLimitException exhausted) {
            days.giveBack(action.account());
            throw exhausted;
        }
    }

    /** Takes back the count of an action that was never sent. */
    void giveBack(AccountRequest<?> action, int units) {
        days.giveBack(action.account());
        addresses.giveBack(action, units);
    }

    /** Learns from the venue's refusal of an action. */
    void refused(AccountRequest<?> action, int units, VenueException why) {
        if (ErrorTable.ADDRESS_LIMIT.equals(why.code())) {
            addresses.refused(action, why.text());
        } else if (ErrorTable.EXPIRED.equals(why.code())) {
            addresses.tooLate(action.account(), units);
        }
    }

    /** What is known of an account, as far as it is. */
    List<LimitState> states(String account) {
        return Stream.of(addresses.state(account), orders.state(account), days.state(account))
                .flatMap(Optional::stream)
                .toList();
    }
}
