package io.azalai.market;

import io.azalai.model.Alert;
import io.azalai.model.Candle;
import io.azalai.model.Listing;
import io.azalai.model.Severity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares our minutes with the venue's: more than a tick in the close or half a percent of the volume is told as an
 * alert, and that they agree again ends it (downstream.md section 8). Guarded by the lock of its maker.
 */
final class CandleCheck {

    private static final String KIND = "candle.differs";
    private static final int REMEMBERED = 5;
    private static final BigDecimal VOLUME_TOLERANCE = new BigDecimal("0.005");

    private final Listing listing;
    private final Map<Instant, Candle> ours = new Recent();
    private final Map<Instant, Candle> theirs = new Recent();
    private @Nullable Candle running;
    private boolean differs;

    CandleCheck(Listing listing) {
        this.listing = listing;
    }

    /** A minute of ours was told closed. */
    void own(Candle minute, BigDecimal tick, Consumer<Alert> out) {
        ours.put(minute.openTime(), minute);
        compare(minute.openTime(), tick, out);
    }

    /** The venue's minute, still growing unless it says otherwise: it is over when the next begins. */
    void venue(Candle minute, BigDecimal tick, Consumer<Alert> out) {
        Candle before = running;
        running = minute;
        if (before != null && before.openTime().isBefore(minute.openTime())) {
            over(before, tick, out);
        }
        if (minute.closed()) {
            over(minute, tick, out);
        }
    }

    private void over(Candle minute, BigDecimal tick, Consumer<Alert> out) {
        theirs.put(minute.openTime(), minute);
        compare(minute.openTime(), tick, out);
    }

    private void compare(Instant open, BigDecimal tick, Consumer<Alert> out) {
        Candle own = ours.get(open);
        Candle venue = theirs.get(open);
        if (own == null || venue == null) {
            return;
        }
        boolean differ = own.close().subtract(venue.close()).abs().compareTo(tick) > 0
                || own.volume()
                                .subtract(venue.volume())
                                .abs()
                                .compareTo(venue.volume().multiply(VOLUME_TOLERANCE))
                        > 0;
        if (differ || differs) {
            out.accept(alert(own, venue, differ));
        }
        differs = differ;
        ours.remove(open);
        theirs.remove(open);
    }

    private Alert alert(Candle own, Candle venue, boolean differ) {
        Alert alert = differ
                ? Alert.raised(Severity.WARN, KIND, listing.key(), difference(own, venue), own.receivedAt())
                : Alert.cleared(
                        Severity.INFO,
                        KIND,
                        listing.key(),
                        "our minutes of " + listing.symbol() + " agree with the venue's again",
                        own.receivedAt());
        return alert.concerning(listing.venue(), listing.symbol());
    }

    private String difference(Candle own, Candle venue) {
        return "our minute " + own.openTime() + " of " + listing.symbol() + " closed at "
                + own.close().toPlainString() + " with " + own.volume().toPlainString() + ", the venue's at "
                + venue.close().toPlainString() + " with " + venue.volume().toPlainString();
    }

    /** The last few, by when they begin. Guarded by the lock of the maker. */
    private static final class Recent extends LinkedHashMap<Instant, Candle> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Instant, Candle> eldest) {
            return size() > REMEMBERED;
        }
    }
}
