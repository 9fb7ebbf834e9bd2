package io.azalai.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stream, or one of its subscriptions, changed state.
 *
 * @param listing the instrument concerned; null when it is the whole channel
 * @param account alias of the account; null for public data
 * @param status the state it has changed to
 * @param channel what it is about: {@code market}, {@code market-fast}, {@code account}, or a dataset's name
 * @param reason why, for people; null when nothing is wrong
 * @param missed how many events were lost; zero when none or not known
 * @param timestamp when the venue said so, or we noticed
 * @param receivedAt when we heard of it
 */
public record FeedStatus(
        String venue,
        @Nullable Listing listing,
        @Nullable String account,
        FeedState status,
        String channel,
        @Nullable String reason,
        long missed,
        Instant timestamp,
        Instant receivedAt)
        implements Event {

    /** Channel of the hours that the longer candles of days before are made of. */
    public static final String CANDLE_HOURS = "candle-hours";

    /** Channel of the news that leverage or a mode was changed: of a listing, or of the whole account without one. */
    public static final String SETTINGS = "settings";

    /** Noticed by ourselves. */
    public FeedStatus(
            String venue,
            @Nullable Listing listing,
            @Nullable String account,
            FeedState status,
            String channel,
            @Nullable String reason,
            long missed,
            Instant noticedAt) {
        this(venue, listing, account, status, channel, reason, missed, noticedAt, noticedAt);
    }

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
        return account == null ? venue + "|" + channel : venue + "|" + account + "|" + channel;
    }

    /** Whether a book has lost its thread, or is to be compared, so that a snapshot is wanted. */
    public boolean lostBook() {
        return status == FeedState.RESYNC && channel.startsWith(Dataset.ORDER_BOOK.kebab());
    }

    /** Whether candles have trades missing, or have just begun, so that the venue's minutes are wanted. */
    public boolean lostCandles() {
        return status == FeedState.RESYNC && channel.equals(Dataset.CANDLE.kebab());
    }

    /** Whether candles have just begun, so that the venue's hours of the days before are wanted. */
    public boolean lostCandleHours() {
        return status == FeedState.RESYNC && channel.equals(CANDLE_HOURS);
    }

    /** Whether a ticker wants the hours that its highest and lowest price are found in. */
    public boolean lostHours() {
        return status == FeedState.RESYNC && channel.equals(Dataset.TICKER.kebab());
    }

    /** Whether what an account has set at a venue may be another now, whoever changed it. */
    public boolean lostSettings() {
        return status == FeedState.RESYNC && account != null && channel.equals(SETTINGS);
    }

    /** From when on hours are wanted. */
    public Instant hoursFrom() {
        return timestamp.minus(Interval.D1.length());
    }

    /** Whether a venue's public data was interrupted, so that some of it may be missing. */
    public boolean interrupted() {
        return isOfMarket()
                && switch (status) {
                    case DOWN, STALE, GAP -> true;
                    case UP, RESYNC -> false;
                };
    }

    /** Whether a venue's public data comes again. */
    public boolean restored() {
        return isOfMarket() && status == FeedState.UP;
    }

    private boolean isOfMarket() {
        return account == null && listing == null;
    }
}
