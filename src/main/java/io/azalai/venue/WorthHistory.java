package io.azalai.venue;

import io.azalai.model.Market;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account was worth and gained over a span of time that ends now, in USD.
 *
 * @param market whose; null of all markets together
 * @param worth its value, the oldest first
 * @param gain what was gained since the span began, the oldest first
 * @param volume worth of what was traded within it
 */
public record WorthHistory(Span span, @Nullable Market market, List<Point> worth, List<Point> gain, BigDecimal volume) {

    public WorthHistory {
        worth = List.copyOf(worth);
        gain = List.copyOf(gain);
    }

    /** How far it goes back. */
    public enum Span {
        DAY,
        WEEK,
        MONTH,
        ALL_TIME
    }

    /** An amount in USD at a time. */
    public record Point(Instant at, BigDecimal amount) {}
}
