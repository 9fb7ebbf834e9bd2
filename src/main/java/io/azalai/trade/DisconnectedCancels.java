package io.azalai.trade;

import io.azalai.model.Alert;
import io.azalai.model.Severity;
import io.azalai.venue.OpenVenue;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cancels by REST what could open a position in an account whose stream is lost, once for each loss (risk.md section
 * 8): nobody would tell of its fills. What reduces stays. Safe for many threads: a concurrent set.
 */
public final class DisconnectedCancels {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final boolean enabled;
    private final VenueHealth health;
    private final Clearance clearance;
    private final Venues venues;
    private final Ledger ledger;
    private final Clock clock;
    private final Set<AccountKey> cleared = ConcurrentHashMap.newKeySet();

    DisconnectedCancels(
            boolean enabled, VenueHealth health, Clearance clearance, Venues venues, Ledger ledger, Clock clock) {
        this.enabled = enabled;
        this.health = health;
        this.clearance = clearance;
        this.venues = venues;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Once a second. */
    public void tick() {
        if (!enabled) {
            return;
        }
        for (OpenVenue venue : venues.all()) {
            venue.accounts().forEach(account -> look(new AccountKey(venue.name(), account)));
        }
    }

    private void look(AccountKey whose) {
        if (!health.isStreamLost(whose)) {
            cleared.remove(whose);
        } else if (cleared.add(whose)) {
            clearance
                    .clear(
                            new Sweep(whose.venue(), whose.account(), Reach.ALL, Protections::reduces),
                            DEADLINE,
                            () -> health.isStreamLost(whose))
                    .thenAccept(left ->
                            tell(whose, left.map(what -> "; left: " + what).orElse("")));
        }
    }

    private void tell(AccountKey whose, String left) {
        ledger.record(List.of(Alert.raised(
                        left.isEmpty() ? Severity.WARN : Severity.CRITICAL,
                        "risk.disconnected",
                        whose.venue() + "|" + whose.account(),
                        "the private stream of " + whose + " is lost: what could open a position was cancelled" + left,
                        clock.instant())
                .concerning(whose.venue(), null)));
    }
}
