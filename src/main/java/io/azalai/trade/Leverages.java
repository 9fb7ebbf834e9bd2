package io.azalai.trade;

import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueCalls;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sets a symbol's leverage at the venue before the first order that increases there, and again only when another one is
 * wanted (risk.md section 3). Safe for many threads: one concurrent map of what was set.
 */
final class Leverages {

    private final VenueCalls calls;
    private final Map<String, Integer> set = new ConcurrentHashMap<>();

    Leverages(VenueCalls calls) {
        this.calls = calls;
    }

    /** Done when the venue has the leverage; failed when it could not be set, and then the order must not go. */
    CompletableFuture<Void> ensure(Listing listing, String account, int leverage) {
        String key = listing.key() + "|" + account;
        if (Integer.valueOf(leverage).equals(set.get(key))) {
            return CompletableFuture.completedFuture(null);
        }
        return calls.send(listing.venue(), new TradeRequest.SetLeverage(account, listing, leverage, MarginMode.CROSS))
                .thenAccept(venueHas -> set.put(key, leverage));
    }
}
