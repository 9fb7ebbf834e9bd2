package io.azalai.trade;

import io.azalai.model.Fill;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Pages;
import io.azalai.venue.VenueCalls;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads own fills of a venue until it has told all. Immutable. */
final class FillReading {

    /** Read again each time: longer than clocks may differ, and than a venue may take to tell of a fill. */
    static final Duration OVERLAP = Duration.ofMinutes(10);

    private final VenueCalls calls;

    FillReading(VenueCalls calls) {
        this.calls = calls;
    }

    /** All of them, oldest first. Failed when any page could not be read. */
    CompletableFuture<List<Fill>> all(String venue, AccountRequest.ReadFills first) {
        return Pages.all(
                first.since(),
                fill -> List.of(fill.orderId(), fill.tradeId()),
                from -> calls.send(venue, first.from(from)));
    }
}
