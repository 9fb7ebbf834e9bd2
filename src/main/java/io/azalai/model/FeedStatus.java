package io.azalai.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stream, or one of its subscriptions, changed state.
 *
 * @param listing the instrument concerned; null when it is the whole channel
 * @param account alias of the account; null for public data
 * @param status the state it has changed to
 * @param channel what it is about: {@code market}, {@code account}, or a dataset's name
 * @param reason why, for people; null when nothing is wrong
 * @param missed how many events were lost; zero when none or not known
 */
public record FeedStatus(
        String venue,
        @Nullable Listing listing,
        @Nullable String account,
        FeedState status,
        String channel,
        @Nullable String reason,
        long missed,
        Instant timestamp)
        implements Event {

    private static final Duration DAY_JUST_OVER = Duration.ofMinutes(10);

    @Override
    public Dataset dataset() {
        return Dataset.FEED_STATUS;
    }

    @Override
    public @Nullable Listing where() {
        return listing;
    }

    @Override
    public String key() {
        return venue + "|" + channel;
    }

    /** Whether a book has lost its thread, or is to be compared, so that a snapshot is wanted. */
    public boolean lostBook() {
        return status == FeedState.RESYNC && channel.startsWith(Dataset.ORDER_BOOK.kebab());
    }

    /** Whether candles have trades missing, or have just begun, so that the venue's minutes are wanted. */
    public boolean lostCandles() {
        return status == FeedState.RESYNC && channel.equals(Dataset.CANDLE.kebab());
    }

    /** From when on minutes are wanted: the day's begin, or that of the day that is just over. */
    public Instant minutesFrom() {
        return Interval.D1.openOf(timestamp.minus(DAY_JUST_OVER));
    }

    /** Whether a ticker wants the hours that its highest and lowest price are found in. */
    public boolean lostHours() {
        return status == FeedState.RESYNC && channel.equals(Dataset.TICKER.kebab());
    }

    /** From when on hours are wanted. */
    public Instant hoursFrom() {
        return timestamp.minus(Interval.D1.length());
    }

    /** Whether a venue's public data was interrupted, so that trades may be missing. */
    public boolean interrupted() {
        return account == null
                && listing == null
                && switch (status) {
                    case DOWN, STALE, GAP -> true;
                    case UP, RESYNC -> false;
                };
    }
}
