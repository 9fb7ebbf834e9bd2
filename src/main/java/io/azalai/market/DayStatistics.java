package io.azalai.market;

import io.azalai.model.Listing;
import io.azalai.model.Source;
import io.azalai.model.Ticker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a venue says of the last 24 hours, carried on to a newer last price.
 *
 * @param venue the venue's last ticker
 */
record DayStatistics(Ticker venue) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int PERCENT_SCALE = 6;

    /** Before the venue has said anything. */
    static DayStatistics none(Listing listing) {
        return new DayStatistics(Ticker.of(listing, Instant.EPOCH, Instant.EPOCH, Source.DERIVED));
    }

    /** Whether the venue says nothing of when that was so: its time is the one of receipt. */
    boolean isTimeless() {
        return venue.timestamp().equals(venue.receivedAt());
    }

    /** What the price rose by; null where neither it can be reckoned nor the venue tells it. */
    @Nullable BigDecimal change(@Nullable BigDecimal price) {
        BigDecimal open = open();
        return open == null || price == null ? venue.priceChange() : price.subtract(open);
    }

    /** The same in percent, likewise null. */
    @Nullable BigDecimal percent(@Nullable BigDecimal price) {
        BigDecimal open = open();
        BigDecimal theirs = venue.lastPrice();
        if (open == null || price == null || theirs == null || price.compareTo(theirs) == 0) {
            return venue.priceChangePercent();
        }
        return open.signum() == 0
                ? BigDecimal.ZERO
                : price.subtract(open).multiply(HUNDRED).divide(open, PERCENT_SCALE, RoundingMode.HALF_EVEN);
    }

    /**
     * The highest price; {@code hours} is what hourly candles tell where the venue's ticker does not; null without
     * both.
     */
    @Nullable BigDecimal high(@Nullable BigDecimal price, @Nullable BigDecimal hours) {
        BigDecimal high = venue.highPrice() == null ? hours : venue.highPrice();
        return high == null || price == null ? high : high.max(price);
    }

    /** The lowest price, likewise null. */
    @Nullable BigDecimal low(@Nullable BigDecimal price, @Nullable BigDecimal hours) {
        BigDecimal low = venue.lowPrice() == null ? hours : venue.lowPrice();
        return low == null || price == null ? low : low.min(price);
    }

    /** The price 24 hours ago; null where the venue gives no last price beside its change. */
    private @Nullable BigDecimal open() {
        BigDecimal last = venue.lastPrice();
        BigDecimal change = venue.priceChange();
        return last == null || change == null ? null : last.subtract(change);
    }
}
