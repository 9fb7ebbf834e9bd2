package io.azalai.trade;

import io.azalai.model.Fill;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.VenueCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads own fills of a venue, page by page until it has told all. Immutable. */
final class FillReading {

    private final VenueCalls calls;

    FillReading(VenueCalls calls) {
        this.calls = calls;
    }

    /** All of them, oldest first; one at the edge of two pages comes twice. Failed when any page could not be read. */
    CompletableFuture<List<Fill>> all(String venue, AccountRequest.ReadFills first) {
        return more(venue, first, List.of());
    }

    private CompletableFuture<List<Fill>> more(String venue, AccountRequest.ReadFills request, List<Fill> before) {
        return calls.send(venue, request).thenCompose(page -> {
            List<Fill> fills = new ArrayList<>(before);
            fills.addAll(page.rows());
            return page.next() == null
                    ? CompletableFuture.completedFuture(List.copyOf(fills))
                    : more(venue, request.from(page.next()), fills);
        });
    }
}
