package io.azalai.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stream, or some of its subscriptions, changed state. The last one of a key is true of all: each DOWN and STALE of a
 * stream names all that is missing, also what was told before, and follows the UP of some of it.
 *
 * @param parts what of it is concerned; empty when it is the whole channel
 * @param account alias of the account; null for public data
 * @param status the state it has changed to; DOWN where some is lost and some silent
 * @param channel what it is about: a stream of the venue ({@code market}, {@code account}; {@code spot-market} and
 *     {@code futures-market} where each market has its own), then {@code -} and a group of its connections where it has
 *     several ({@code market-fast}: fast books only); or a dataset's name
 * @param reason why, for people; null when nothing is wrong
 * @param missed how many events were lost; zero when none or not known
 * @param timestamp when we noticed
 */
public record FeedStatus(
        String venue,
        List<Part> parts,
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

    public FeedStatus {
        parts = List.copyOf(parts);
    }

    @Override
    public Dataset dataset() {
        return Dataset.FEED_STATUS;
    }

    /** The instrument concerned, if it is of one alone. */
    @Override
    public @Nullable Listing where() {
        List<Listing> listings = listings();
        return listings.size() == 1 ? listings.get(0) : null;
    }

    /** The instruments concerned; empty when it is the whole channel. */
    public List<Listing> listings() {
        return parts.stream().map(Part::listing).distinct().toList();
    }

    @Override
    public String key() {
        return account == null ? venue + "|" + channel : venue + "|" + account + "|" + channel;
    }

    /** Whether it is of a stream of the venue, not of a dataset that is made of what streams bring. */
    public boolean isOfStream() {
        return Arrays.stream(Dataset.values()).noneMatch(each -> each.kebab().equals(channel));
    }

    /** Whether a venue's public data was interrupted, so that some of it may be missing. */
    public boolean interrupted() {
        return account == null
                && switch (status) {
                    case DOWN, STALE, GAP -> true;
                    case UP, RESYNC -> false;
                };
    }

    /** Whether a venue's public data comes again. */
    public boolean restored() {
        return account == null && status == FeedState.UP;
    }

    /** Whether it is about what a dataset of a listing is made of. */
    public boolean concerns(Listing of, Dataset dataset) {
        return parts.isEmpty()
                ? comesBy(of, dataset)
                : parts.stream()
                        .anyMatch(part ->
                                part.listing().isSame(of) && part.datasets().contains(dataset));
    }

    private boolean comesBy(Listing of, Dataset dataset) {
        boolean otherMarket = of.market() == Market.SPOT ? channel.startsWith(FUTURES) : channel.startsWith(SPOT);
        return venue.equals(of.venue())
                && !otherMarket
                && (dataset == Dataset.ORDER_BOOK || !channel.endsWith(FAST_BOOKS));
    }

    /**
     * What of one listing is concerned.
     *
     * @param datasets those that are made of it
     */
    public record Part(Listing listing, Set<Dataset> datasets) {

        public Part {
            datasets = Set.copyOf(datasets);
        }

        /** Some datasets of a listing. */
        public static Part of(Listing listing, Dataset first, Dataset... others) {
            return new Part(listing, EnumSet.of(first, others));
        }
    }
}
