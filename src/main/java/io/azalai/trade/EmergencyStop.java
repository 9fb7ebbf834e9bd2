package io.azalai.trade;

import io.azalai.model.Alert;
import io.azalai.model.Order;
import io.azalai.model.Severity;
import io.azalai.timing.Failures;
import io.azalai.venue.OpenVenue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Cancels everything on every venue, again and again until nothing is open or on its way, for at most thirty seconds
 * (risk.md section 8). Safe for many threads: it keeps nothing of its own.
 */
final class EmergencyStop {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final OrderDesk desk;
    private final Sweeps sweeps;
    private final Venues venues;
    private final Ledger ledger;
    private final Later later;
    private final Clock clock;

    EmergencyStop(OrderDesk desk, Sweeps sweeps, Venues venues, Ledger ledger, Later later, Clock clock) {
        this.desk = desk;
        this.sweeps = sweeps;
        this.venues = venues;
        this.ledger = ledger;
        this.later = later;
        this.clock = clock;
    }

    /** Begins; the work goes on by itself. */
    void pull() {
        Instant until = clock.instant().plus(DEADLINE);
        for (OpenVenue venue : venues.all()) {
            venue.accounts().forEach(account -> sweep(venue.name(), account, until));
        }
    }

    private void sweep(String venue, String account, Instant until) {
        List<String> underWay = sweeps.underWay(venue, account, Reach.ALL).stream()
                .map(Order::clientOrderId)
                .toList();
        sweeps.all(venue, account, Reach.ALL).whenComplete((reply, failure) -> {
            boolean clean = failure == null && reply.orderIds().isEmpty() && underWay.isEmpty();
            if (clean) {
                return;
            }
            if (clock.instant().isBefore(until)) {
                later.in(PAUSE, () -> sweepAgain(venue, account, until));
            } else {
                String left = failure == null
                        ? "orders " + reply.orderIds() + ", not answered " + underWay
                        : "the venue answers: " + Failures.cause(failure).getMessage();
                alarm(venue, account, left);
            }
        });
    }

    /** Once it is lifted orders are placed again, which are to stay. */
    private void sweepAgain(String venue, String account, Instant until) {
        if (desk.within(() -> desk.book().memory().isHalted())) {
            sweep(venue, account, until);
        }
    }

    private void alarm(String venue, String account, String left) {
        ledger.record(List.of(Alert.raised(
                        Severity.CRITICAL,
                        "risk.emergency-stop",
                        venue + "|" + account,
                        "emergency stop could not cancel everything on " + venue + " (" + account + ") within "
                                + DEADLINE.toSeconds() + " s: " + left + "; cancel by hand on the venue's site",
                        clock.instant())
                .concerning(venue, null)));
    }
}
