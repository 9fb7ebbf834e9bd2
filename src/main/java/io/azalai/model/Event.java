package io.azalai.model;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, in our own words: what the feed carries and, unless its dataset is internal, what leaves the
 * service.
 */
public sealed interface Event
        permits MarketEvent,
                AccountEvent,
                FeedStatus,
                RiskState,
                OrderRequest,
                RiskDecision,
                Alert,
                Audit,
                Heartbeat,
                Wanted {

    /** The kind of event, and with it all its names. */
    Dataset dataset();

    /** The venue's event time; the local receive time where the venue gives none. */
    Instant timestamp();

    /**
     * What later events of this dataset supersede or are ordered by: {@code venue|symbol} for market data. Also the
     * Kafka key (downstream.md section 4).
     */
    String key();

    /**
     * What names this very fact, however often and by whatever way it is told; empty where nothing does. Also the
     * CloudEvents {@code ce_id} (downstream.md section 3).
     */
    default Optional<String> identity() {
        return Optional.empty();
    }

    /** Name of the venue concerned; null for events that concern none. */
    default @Nullable String venue() {
        return null;
    }

    /** Alias of the account concerned; null for events that concern none. */
    default @Nullable String account() {
        return null;
    }

    /** Where the thing is listed; null for events that concern no one instrument. */
    default @Nullable Listing where() {
        return null;
    }
}
