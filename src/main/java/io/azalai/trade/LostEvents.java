package io.azalai.trade;

import io.azalai.model.Event;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Has an account compared of which an event could not be taken in: at once, and of what is lost within the next half
 * minute once more after it, since comparing costs requests and a failure may come with every event. Safe for many
 * threads: one lock, held without IO.
 */
final class LostEvents {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Venues venues;
    private final Consumer<AccountKey> compare;
    private final Later later;
    /** The accounts that pause, and whether more of them was lost meanwhile. */
    private final Map<AccountKey, Boolean> pausing = new HashMap<>();

    LostEvents(Venues venues, Consumer<AccountKey> compare, Later later) {
        this.venues = venues;
        this.compare = compare;
        this.later = later;
    }

    /** An event was lost; one of no account of ours concerns none. */
    void lost(Event event) {
        String venue = event.venue();
        String account = event.account();
        if (venue == null || account == null) {
            return;
        }
        AccountKey whose = new AccountKey(venue, account);
        if (isOurs(whose) && isFirst(whose)) {
            compared(whose);
        }
    }

    private boolean isOurs(AccountKey whose) {
        return venues.all().stream()
                .anyMatch(venue ->
                        venue.name().equals(whose.venue()) && venue.accounts().contains(whose.account()));
    }

    private void compared(AccountKey whose) {
        later.in(PAUSE, () -> paused(whose));
        compare.accept(whose);
    }

    private void paused(AccountKey whose) {
        if (hasMore(whose)) {
            compared(whose);
        }
    }

    private synchronized boolean isFirst(AccountKey whose) {
        return pausing.put(whose, pausing.containsKey(whose)) == null;
    }

    private synchronized boolean hasMore(AccountKey whose) {
        boolean more = Boolean.TRUE.equals(pausing.remove(whose));
        if (more) {
            pausing.put(whose, false);
        }
        return more;
    }
}
