package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.timing.Failures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * Cancels what an account holds open, again and again until the venue lists nothing more and nothing is on its way, or
 * time is up. Safe for many threads: it keeps nothing of its own.
 */
final class Clearance {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Sweeps sweeps;
    private final Later later;
    private final Clock clock;

    Clearance(Sweeps sweeps, Later later, Clock clock) {
        this.sweeps = sweeps;
        this.later = later;
        this.clock = clock;
    }

    /**
     * Begins; the work goes on by itself.
     *
     * @param wanted whether it still is; asked before each sweep
     * @return what is left when time is up, in words; empty when nothing is, or it is not wanted any more
     */
    CompletableFuture<Optional<String>> clear(Sweep sweep, Duration deadline, BooleanSupplier wanted) {
        Run run = new Run(sweep, clock.instant().plus(deadline), wanted);
        later.in(deadline, run::timeIsUp);
        run.sweep();
        return run.result;
    }

    /** One clearing of an account. Safe for many threads: a future, and what is volatile. */
    private final class Run {

        private final Sweep sweep;
        private final Instant until;
        private final BooleanSupplier wanted;
        private final CompletableFuture<Optional<String>> result = new CompletableFuture<>();
        private volatile String left = "the venue has not answered";

        Run(Sweep sweep, Instant until, BooleanSupplier wanted) {
            this.sweep = sweep;
            this.until = until;
            this.wanted = wanted;
        }

        void sweep() {
            if (result.isDone()) {
                return;
            }
            if (!wanted.getAsBoolean()) {
                result.complete(Optional.empty());
                return;
            }
            List<String> underWay =
                    sweeps.underWay(sweep).stream().map(Order::clientOrderId).toList();
            sweeps.all(sweep).whenComplete((reply, failure) -> {
                if (failure == null && reply.orderIds().isEmpty() && underWay.isEmpty()) {
                    result.complete(Optional.empty());
                    return;
                }
                left = failure == null
                        ? "orders " + reply.orderIds() + ", not answered " + underWay
                        : "the venue answers: " + Failures.cause(failure).getMessage();
                if (clock.instant().isBefore(until)) {
                    later.in(PAUSE, this::sweep);
                }
            });
        }

        private void timeIsUp() {
            result.complete(Optional.of(left));
        }
    }
}
