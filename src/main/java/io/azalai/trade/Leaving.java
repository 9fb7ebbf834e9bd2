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
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of orders when the service stops: what is on its way is waited for, what opens is cancelled where that
 * is wished, what protects a position stays, and what has filled is protected still. One deadline holds for all
 * accounts together, which are cleared at the same time. Safe for many threads: it keeps nothing of its own.
 */
public final class Leaving {

    /** Less than the ten seconds after which containers are killed. */
    private static final Duration DEADLINE = Duration.ofSeconds(8);

    private static final Logger LOG = LoggerFactory.getLogger(Leaving.class);

    private static final long LOOK_EVERY_MILLIS = 20;

    private final OrderDesk desk;
    private final Wishes wishes;
    private final Clearance clearance;
    private final Venues venues;
    private final Ledger ledger;
    private final Later later;
    private final Clock clock;

    /**
     * What is to stay, and to come.
     *
     * @param hours within which what protects is taken
     * @param bare what has filled and is not protected as wished, in words
     */
    record Wishes(OpeningHours hours, Protections protections, Supplier<List<String>> bare) {}

    Leaving(
            OrderDesk desk,
            Wishes wishes,
            Clearance clearance,
            Venues venues,
            Ledger ledger,
            Later later,
            Clock clock) {
        this.desk = desk;
        this.wishes = wishes;
        this.clearance = clearance;
        this.venues = venues;
        this.ledger = ledger;
        this.later = later;
        this.clock = clock;
    }

    /**
     * Returns once nothing is on its way and nothing that filled is unprotected, or time is up; new orders of callers
     * are refused by then, and all others afterwards.
     *
     * @param cancels whether open orders are to be cancelled
     * @return what could not be cancelled, in words, by account; empty where all is as wished
     */
    public List<String> leave(boolean cancels) {
        Instant until = clock.instant().plus(DEADLINE);
        List<String> left = cancels ? cancelled() : List.of();
        awaitAnswers(until);
        wishes.hours.end();
        desk.working().stream().filter(OrderDesk::isUnanswered).forEach(this::unanswered);
        tellBare(wishes.bare.get());
        if (!left.isEmpty()) {
            String text = "the service stopped, and could not cancel everything: " + String.join("; ", left)
                    + "; cancel by hand on the venue's site";
            ledger.alarm(Alert.raised(Severity.CRITICAL, "orders.left-open", "shutdown", text, clock.instant()), later);
        }
        return left;
    }

    private void tellBare(List<String> bare) {
        if (!bare.isEmpty()) {
            String text = "the service stopped before all that has filled was protected: " + String.join("; ", bare)
                    + "; the next start protects it: until then close or protect it by hand on the venue's site";
            LOG.error(text);
            ledger.alarm(
                    Alert.raised(Severity.CRITICAL, "orders.unprotected", "shutdown", text, clock.instant()), later);
        }
    }

    private List<String> cancelled() {
        List<CompletableFuture<List<String>>> all = new ArrayList<>();
        for (OpenVenue venue : venues.all()) {
            for (String account : venue.accounts()) {
                all.add(clearance
                        .clear(
                                new Sweep(venue.name(), account, Reach.ALL, wishes.protections::protects),
                                DEADLINE,
                                () -> true)
                        .thenApply(left -> left.map(what -> venue.name() + " (" + account + "): " + what).stream()
                                .toList()));
            }
        }
        return all.stream().flatMap(each -> each.join().stream()).toList();
    }

    private void awaitAnswers(Instant until) {
        try {
            while ((desk.working().stream().anyMatch(OrderDesk::isUnanswered)
                            || !wishes.bare.get().isEmpty())
                    && clock.instant().isBefore(until)) {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * What was never sent ends, though by no user: what protects is placed at the next start. Of what was sent nobody
     * knows, and the next start asks.
     */
    private void unanswered(Order order) {
        Instant now = clock.instant();
        desk.change(
                order,
                life -> life.order().status() == OrderStatus.RECEIVED
                        ? life.moved(
                                OrderStatus.CANCELED, ExecType.CANCELED, "the service stopped before it was sent", now)
                        : life.moved(
                                OrderStatus.UNKNOWN,
                                ExecType.UNKNOWN,
                                "the service stopped before the answer came",
                                now));
    }
}
