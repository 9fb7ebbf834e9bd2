package io.azalai.trade;

import io.azalai.venue.AccountRequest.ReadFlows;
import io.azalai.venue.CashFlow;
import io.azalai.venue.VenueCalls;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads what came into an account or left it, until the venue has told all. Immutable. */
final class FlowReading {

    private final VenueCalls calls;

    FlowReading(VenueCalls calls) {
        this.calls = calls;
    }

    /** The flows of all these requests. Failed when any could not be read. */
    CompletableFuture<List<CashFlow>> all(String venue, List<ReadFlows> requests) {
        List<CompletableFuture<List<CashFlow>>> reads =
                requests.stream().map(request -> one(venue, request)).toList();
        return CompletableFuture.allOf(reads.toArray(new CompletableFuture<?>[0]))
                .thenApply(done ->
                        reads.stream().flatMap(read -> read.join().stream()).toList());
    }

    private CompletableFuture<List<CashFlow>> one(String venue, ReadFlows request) {
        return calls.send(venue, request)
                .thenCompose(page -> page.rest().isEmpty()
                        ? CompletableFuture.completedFuture(page.flows())
                        : all(venue, page.rest()));
    }
}
