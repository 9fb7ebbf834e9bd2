package io.azalai.trade.account;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What an account has of each asset without unrealised PnL, in all its ledgers, as its venue tells. It is of some
 * moment about the time in which it was asked for: answers of several ledgers are of several moments, and may lag
 * behind.
 *
 * @param askedAt when the first of its parts was asked for, by our clock
 * @param receivedAt when the last came
 * @param assets units by asset
 */
public record Statement(Instant askedAt, Instant receivedAt, Map<String, BigDecimal> assets) {

    /** So much may clocks differ, and a venue's answer lag behind what it has told already. */
    static final Duration LAG = Duration.ofSeconds(10);

    /** Keeps a copy. */
    public Statement {
        assets = Map.copyOf(assets);
    }

    /** Whether it has a booking in it. */
    enum Has {
        SURELY,
        MAYBE,
        NOT
    }

    Has has(Booking booking) {
        if (booking.until().isBefore(askedAt.minus(LAG))) {
            return Has.SURELY;
        }
        return booking.from().isAfter(receivedAt.plus(LAG)) ? Has.NOT : Has.MAYBE;
    }

    /** This and what another ledger of the account has. */
    public Statement and(Statement other) {
        Map<String, BigDecimal> sums = new HashMap<>(assets);
        other.assets.forEach((asset, amount) -> sums.merge(asset, amount, BigDecimal::add));
        return new Statement(
                askedAt.isBefore(other.askedAt) ? askedAt : other.askedAt,
                receivedAt.isAfter(other.receivedAt) ? receivedAt : other.receivedAt,
                sums);
    }
}
