package io.azalai.trade;

import io.azalai.model.Alert;
import io.azalai.model.Severity;
import io.azalai.venue.OpenVenue;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cancels by REST what could open a position in an account whose stream is lost, once for each loss (risk.md section
 * 8), and again where some was left: nobody would tell of its fills. What reduces stays. Safe for many threads:
 * concurrent sets.
 */
public final class DisconnectedCancels {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

    private final boolean enabled;
    private final VenueHealth health;
    private final Clearance clearance;
    private final Venues venues;
    private final Ledger ledger;
    private final Later later;
    private final Clock clock;
    /** Of those whose stream is lost, where some was left; it is told once. */
    private final Set<AccountKey> failed = ConcurrentHashMap.newKeySet();

    private final Set<AccountKey> cleared = ConcurrentHashMap.newKeySet();

    DisconnectedCancels(
            boolean enabled,
            VenueHealth health,
            Clearance clearance,
            Venues venues,
            Ledger ledger,
            Later later,
            Clock clock) {
        this.enabled = enabled;
        this.health = health;
        this.clearance = clearance;
        this.venues = venues;
        this.ledger = ledger;
        this.later = later;
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
            failed.remove(whose);
        } else if (cleared.add(whose)) {
            clearance
                    .clear(
                            new Sweep(whose.venue(), whose.account(), Reach.ALL, Protections::reduces),
                            DEADLINE,
                            () -> health.isStreamLost(whose))
                    .thenAccept(left -> left.ifPresentOrElse(what -> left(whose, what), () -> done(whose)));
        }
    }

    private void done(AccountKey whose) {
        failed.remove(whose);
        tell(whose, "");
    }

    private void left(AccountKey whose, String what) {
        later.in(AGAIN_AFTER, () -> cleared.remove(whose));
        if (failed.add(whose)) {
            tell(whose, "; left, and tried again each minute: " + what);
        }
    }

    private void tell(AccountKey whose, String left) {
        ledger.alarm(
                Alert.raised(
                                left.isEmpty() ? Severity.WARN : Severity.CRITICAL,
                                "risk.disconnected",
                                whose.venue() + "|" + whose.account(),
                                "the private stream of " + whose + " is lost: what could open a position was cancelled"
                                        + left,
                                clock.instant())
                        .concerning(whose.venue(), null),
                later);
    }
}
