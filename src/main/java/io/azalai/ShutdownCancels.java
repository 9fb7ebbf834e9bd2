package io.azalai;

import io.azalai.model.OrderRequest;
import io.azalai.venue.OpenVenue;
import java.time.Instant;
import java.util.List;

/** What is asked for when open orders are to be cancelled before the service stops. Pure. */
final class ShutdownCancels {

    private ShutdownCancels() {}

    /** One for each account of each venue. */
    static List<OrderRequest> of(List<OpenVenue> venues, Instant now) {
        return venues.stream()
                .flatMap(venue -> venue.accounts().stream().map(account -> cancelAll(venue.name(), account, now)))
                .toList();
    }

    private static OrderRequest cancelAll(String venue, String account, Instant now) {
        String id = "shutdown-" + venue + "-" + account + "-" + now.toEpochMilli();
        return OrderRequest.cancelAll(id, venue, now).forAccount(account).from("shutdown");
    }
}
