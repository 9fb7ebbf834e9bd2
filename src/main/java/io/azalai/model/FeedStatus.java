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
 * @param timestamp when we noticed
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
