package io.azalai.trade.risk;

import io.azalai.model.Market;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Newest prices of a listing in quote units, null where the venue gave none.
 *
 * @param timestamp the venue's time of the newest of them
 */
public record PriceQuote(
        Instant timestamp,
        @Nullable BigDecimal mark,
        @Nullable BigDecimal bid,
        @Nullable BigDecimal ask,
        @Nullable BigDecimal last) {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** A quote of nothing but a reference price that was found elsewhere by the same rule. */
    public static PriceQuote of(BigDecimal reference, Instant timestamp) {
        return new PriceQuote(timestamp, reference, null, null, reference);
    }

    /** The price risk reckons with (risk.md section 2): perpetual mark, else mid; spot mid, else last. */
    public Optional<BigDecimal> reference(Market market) {
        return switch (market) {
            case PERP -> positive(mark).or(this::mid);
            case SPOT -> mid().or(() -> positive(last));
        };
    }

    /** Half way between bid and ask; empty when the book is one-sided, locked or crossed. */
    private Optional<BigDecimal> mid() {
        if (bid == null || ask == null || bid.signum() <= 0 || bid.compareTo(ask) >= 0) {
            return Optional.empty();
        }
        return Optional.of(bid.add(ask).divide(TWO));
    }

    private static Optional<BigDecimal> positive(@Nullable BigDecimal price) {
        return Optional.ofNullable(price).filter(value -> value.signum() > 0);
    }
}
