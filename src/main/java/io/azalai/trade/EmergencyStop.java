package io.azalai.trade;

import io.azalai.model.Alert;
import io.azalai.model.RiskLevel;
import io.azalai.model.Severity;
import io.azalai.trade.risk.RiskMemory;
import io.azalai.trade.risk.Scope;
import io.azalai.venue.OpenVenue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Cancels everything in a halted scope, on every venue at once, until nothing is open or on its way, for at most thirty
 * seconds (risk.md section 8). What is left then is told, and tried again once a minute, as soon as the venue answers
 * for the account. Safe for many threads: what is left is in a concurrent map.
 */
final class EmergencyStop {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

    private final OrderDesk desk;
    private final Clearance clearance;
    private final @Nullable Flattening flattening;
    private final Venues venues;
    private final Ledger ledger;
    private final Later later;
    private final Clock clock;
    /** What could not be cleared, and when it is tried again. */
    private final Map<Place, Instant> left = new ConcurrentHashMap<>();

    /** What is cleared by itself: an account, as far as a scope reaches. */
    private record Place(AccountKey whose, Scope scope) {}

    /**
     * Over the accounts of those venues.
     *
     * @param flattening closes positions once nothing is open any more, or time is up; null where they are to stay
     */
    EmergencyStop(
            OrderDesk desk,
            Clearance clearance,
            @Nullable Flattening flattening,
            Venues venues,
            Ledger ledger,
            Later later,
            Clock clock) {
        this.desk = desk;
        this.clearance = clearance;
        this.flattening = flattening;
        this.venues = venues;
        this.ledger = ledger;
        this.later = later;
        this.clock = clock;
    }

    /** Begins; the work goes on by itself. */
    void pull(Scope scope) {
        for (OpenVenue venue : venues.all()) {
            if (scope.venue() == null || scope.venue().equals(venue.name())) {
                venue.accounts().forEach(account -> clear(new Place(new AccountKey(venue.name(), account), scope)));
            }
        }
    }

    /** The venue has answered for an account; within the desk's lock. */
    void answered(AccountKey whose) {
        left.forEach((place, again) -> {
            if (place.whose().equals(whose) && !clock.instant().isBefore(again) && left.remove(place, again)) {
                later.in(Duration.ZERO, () -> clear(place));
            }
        });
    }

    private void clear(Place place) {
        AccountKey whose = place.whose();
        clearance
                .clear(
                        Sweep.of(whose.venue(), whose.account(), Reach.of(place.scope())),
                        DEADLINE,
                        () -> isHalted(place.scope()))
                .thenCompose(remains -> {
                    remains.ifPresent(what -> alarm(whose, what));
                    return flattened(place).thenAccept(held -> {
                        held.ifPresent(what ->
                                alarm(whose, remains.map(open -> open + ", ").orElse("") + what));
                        if (remains.isPresent() || held.isPresent()) {
                            left.put(place, clock.instant().plus(AGAIN_AFTER));
                        }
                    });
                });
    }

    /** Whatever is still open: its stops are gone. */
    private CompletableFuture<Optional<String>> flattened(Place place) {
        return flattening == null
                ? CompletableFuture.completedFuture(Optional.empty())
                : flattening.flatten(place.whose(), place.scope(), () -> isHalted(place.scope()));
    }

    /** Once it is lifted orders are placed again, which are to stay. */
    private boolean isHalted(Scope scope) {
        return desk.within(() -> {
            RiskMemory memory = desk.book().memory();
            return memory.isHalted() || memory.level(scope) == RiskLevel.HALTED;
        });
    }

    private void alarm(AccountKey whose, String remains) {
        ledger.alarm(
                Alert.raised(
                                Severity.CRITICAL,
                                "risk.emergency-stop",
                                whose.venue() + "|" + whose.account(),
                                "emergency stop could not clear everything on " + whose.venue() + " (" + whose.account()
                                        + ") within " + DEADLINE.toSeconds() + " s: " + remains
                                        + "; cancel or close by hand on the venue's site",
                                clock.instant())
                        .concerning(whose.venue(), null),
                later);
    }
}
