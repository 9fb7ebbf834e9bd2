package io.azalai.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stream, or one of its subscriptions, changed state.
 *
 * @param listing the instrument concerned; null when it is the whole channel
 * @param account alias of the account; null for public data
 * @param status the state it has changed to
 * @param channel what it is about: a stream of the venue ({@code market}, {@code account}; {@code spot-market} and
 *     {@code futures-market} where each market has its own), then {@code -} and a group of its connections where it has
 *     several ({@code market-fast}: fast books only); or a dataset's name
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

    private static final String SPOT = "spot-";
    private static final String FUTURES = "futures-";
    private static final String FAST_BOOKS = "-fast";

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

    /** Whether it is about what the trades of a listing, and what is counted from them, come by. */
    public boolean concernsTrades(Listing of) {
        boolean otherMarket = of.market() == Market.SPOT ? channel.startsWith(FUTURES) : channel.startsWith(SPOT);
        return venue.equals(of.venue()) && !otherMarket && !channel.endsWith(FAST_BOOKS);
    }

    private boolean isOfMarket() {
        return account == null && listing == null;
    }
}
