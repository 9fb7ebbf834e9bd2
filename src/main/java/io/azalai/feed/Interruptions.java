package io.azalai.feed;

import io.azalai.model.AccountEvent;
import io.azalai.model.Event;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.Listing;
import io.azalai.model.MarketEvent;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When what is told of a venue, of an account or of a listing was last interrupted: what came before may not be true
 * any more. A gap interrupts nothing, for what came last came after it. Safe for many threads: a concurrent map.
 */
final class Interruptions {

    private final Map<String, Instant> last = new ConcurrentHashMap<>();

    void note(FeedStatus status) {
        if (interrupts(status.status())) {
            last.merge(
                    key(status.venue(), status.account(), status.listing()),
                    status.timestamp(),
                    (known, now) -> known.isAfter(now) ? known : now);
        }
    }

    private static boolean interrupts(FeedState state) {
        return switch (state) {
            case DOWN, STALE, RESYNC -> true;
            case UP, GAP -> false;
        };
    }

    /** Whether what an event is about was interrupted since it was received. */
    boolean since(Event event) {
        if (event instanceof MarketEvent market) {
            String venue = market.venue();
            return since(market.receivedAt(), key(venue, null, null), key(venue, null, market.listing()));
        }
        return event instanceof AccountEvent own && since(own.receivedAt(), key(own.venue(), own.account(), null));
    }

    private boolean since(Instant receivedAt, String... keys) {
        return Stream.of(keys).map(last::get).anyMatch(lost -> lost != null && !lost.isBefore(receivedAt));
    }

    private static String key(String venue, @Nullable String account, @Nullable Listing listing) {
        return venue + "|" + (account == null ? "" : account) + "|" + (listing == null ? "" : listing.key());
    }
}
