package io.azalai.trade;

import io.azalai.model.Alert;
import io.azalai.model.ExecType;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.Severity;
import io.azalai.venue.OpenVenue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What becomes of orders when the service stops: what is on its way is waited for, what opens is cancelled where that
 * is wished, and what protects a position stays. One deadline holds for all accounts together, which are cleared at the
 * same time. Safe for many threads: it keeps nothing of its own.
 */
public final class Leaving {

    /** Less than the ten seconds after which containers are killed. */
    private static final Duration DEADLINE = Duration.ofSeconds(8);

    private static final long LOOK_EVERY_MILLIS = 20;

    private final OrderDesk desk;
    private final Protections protections;
    private final Clearance clearance;
    private final Venues venues;
    private final Ledger ledger;
    private final Later later;
    private final Clock clock;

    Leaving(
            OrderDesk desk,
            Protections protections,
            Clearance clearance,
            Venues venues,
            Ledger ledger,
            Later later,
            Clock clock) {
        this.desk = desk;
        this.protections = protections;
        this.clearance = clearance;
        this.venues = venues;
        this.ledger = ledger;
        this.later = later;
        this.clock = clock;
    }

    /**
     * Returns once nothing is on its way any more, or time is up; new orders are refused by then.
     *
     * @param cancels whether open orders are to be cancelled
     * @return what could not be cancelled, in words, by account; empty where all is as wished
     */
    public List<String> leave(boolean cancels) {
        Instant until = clock.instant().plus(DEADLINE);
        List<String> left = cancels ? cancelled() : List.of();
        awaitAnswers(until);
        desk.working().stream().filter(OrderDesk::isUnanswered).forEach(this::unanswered);
        if (!left.isEmpty()) {
            String text = "the service stopped, and could not cancel everything: " + String.join("; ", left)
                    + "; cancel by hand on the venue's site";
            ledger.alarm(Alert.raised(Severity.CRITICAL, "orders.left-open", "shutdown", text, clock.instant()), later);
        }
        return left;
    }

    private List<String> cancelled() {
        List<CompletableFuture<List<String>>> all = new ArrayList<>();
        for (OpenVenue venue : venues.all()) {
            for (String account : venue.accounts()) {
                all.add(clearance
                        .clear(new Sweep(venue.name(), account, Reach.ALL, protections::protects), DEADLINE, () -> true)
                        .thenApply(left -> left.map(what -> venue.name() + " (" + account + "): " + what).stream()
                                .toList()));
            }
        }
        return all.stream().flatMap(each -> each.join().stream()).toList();
    }

    private void awaitAnswers(Instant until) {
        try {
            while (desk.working().stream().anyMatch(OrderDesk::isUnanswered)
                    && clock.instant().isBefore(until)) {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was never sent ends; of what was sent nobody knows, and the next start asks. */
    private void unanswered(Order order) {
        Instant now = clock.instant();
        desk.change(
                order,
                life -> life.order().status() == OrderStatus.RECEIVED
                        ? life.moved(OrderStatus.CANCELED, ExecType.CANCELED, Cancels.UNSENT, now)
                        : life.moved(
                                OrderStatus.UNKNOWN,
                                ExecType.UNKNOWN,
                                "the service stopped before the answer came",
                                now));
    }
}
