package io.azalai.trade;

import io.azalai.model.Fill;
import io.azalai.timing.Failures;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Pages;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
        return all(venue, first, found -> {});
    }

    /**
     * The same, and hands them on.
     *
     * @param found takes all or, where any page could not be read, what could be until then
     */
    CompletableFuture<List<Fill>> all(String venue, AccountRequest.ReadFills first, Consumer<List<Fill>> found) {
        List<Fill> read = new ArrayList<>();
        return Pages.all(first.since(), fill -> List.of(fill.orderId(), fill.tradeId()), from -> calls.send(
                                venue, first.from(from))
                        .whenComplete((page, failure) -> read.addAll(page == null ? readable(failure) : page.rows())))
                .whenComplete((all, failure) -> found.accept(all == null ? read : all));
    }

    /** The fills of a page of which others cannot be read. */
    private static List<Fill> readable(@Nullable Throwable failure) {
        return VenueUnavailableException.readable(Failures.cause(failure), Fill.class);
    }
}
