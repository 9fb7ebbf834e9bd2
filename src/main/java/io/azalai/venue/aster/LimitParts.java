package io.azalai.venue.aster;

import io.azalai.venue.AccountRequest.ReadLimits;
import io.azalai.venue.LimitState;
import io.azalai.venue.PartRequest;
import io.azalai.venue.VenueRequest;
import java.util.List;
import java.util.stream.Stream;

/** What is used of an account's limits: each host counts for itself (aster.md section 7). Stateless. */
final class LimitParts {

    /** What the host of futures counts. */
    static final String FUTURES = "fapi";

    /** What the host of spot counts. */
    static final String SPOT = "sapi";

    private LimitParts() {}

    /** Both parts of limits; none of any other request. */
    static <R> List<PartRequest<R>> of(VenueRequest<R> request) {
        return request instanceof ReadLimits
                ? List.of(new PartRequest<>(request, FUTURES), new PartRequest<>(request, SPOT))
                : List.of();
    }

    /** Those of futures, then those of spot. */
    static List<LimitState> joined(List<LimitState> futures, List<LimitState> spot) {
        return Stream.concat(futures.stream(), spot.stream()).toList();
    }
}
