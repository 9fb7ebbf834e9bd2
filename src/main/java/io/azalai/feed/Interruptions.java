package io.azalai.feed;

import io.azalai.model.AccountEvent;
import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.Listing;
import io.azalai.model.MarketEvent;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * When what is told of a venue, of an account or of a listing was last interrupted: what came before may not be true
 * any more. A gap interrupts nothing, for what came last came after it. Safe for many threads: concurrent maps.
 */
final class Interruptions {

    private final Map<String, FeedStatus> ofStreams = new ConcurrentHashMap<>();
    private final Map<String, Instant> ofParts = new ConcurrentHashMap<>();

    void note(FeedStatus status) {
        if (!interrupts(status.status())) {
            return;
        }
        if (status.parts().isEmpty()) {
            ofStreams.merge(
                    status.key(), status, (known, now) -> known.timestamp().isAfter(now.timestamp()) ? known : now);
        }
        for (FeedStatus.Part part : status.parts()) {
            part.datasets()
                    .forEach(dataset -> ofParts.merge(
                            key(part.listing(), dataset),
                            status.timestamp(),
                            (known, now) -> known.isAfter(now) ? known : now));
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
            Instant part = ofParts.get(key(market.listing(), event.dataset()));
            return (part != null && !part.isBefore(market.receivedAt()))
                    || since(
                            market.receivedAt(),
                            lost -> lost.account() == null && lost.concerns(market.listing(), event.dataset()));
        }
        return event instanceof AccountEvent own
                && since(
                        own.receivedAt(),
                        lost -> lost.venue().equals(own.venue())
                                && own.account().equals(lost.account()));
    }

    private boolean since(Instant receivedAt, Predicate<FeedStatus> concerned) {
        return ofStreams.values().stream()
                .anyMatch(lost -> !lost.timestamp().isBefore(receivedAt) && concerned.test(lost));
    }

    private static String key(Listing listing, Dataset dataset) {
        return listing.key() + "|" + dataset;
    }
}
