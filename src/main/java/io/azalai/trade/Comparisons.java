package io.azalai.trade;

import io.azalai.timing.Backoff;
import io.azalai.timing.Failures;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When each account is compared: once at a time, as each comparison costs a good part of the venue's request budget.
 * Doubt that comes up during one has it done once more afterwards; one that failed is done again after a while. Safe
 * for many threads: one lock around what each account is at, held without IO.
 */
final class Comparisons {

    private static final Logger LOG = LoggerFactory.getLogger(Comparisons.class);
    /** Longer than venues take to let a stream begin. */
    private static final Duration STREAMS_COME_UP = Duration.ofSeconds(3);

    private static final Backoff WAITS = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private final VenueHealth health;
    private final Later later;
    private final Function<AccountKey, CompletableFuture<?>> compared;
    private final Map<AccountKey, Turn> turns = new HashMap<>();

    /**
     * Of no account so far.
     *
     * @param compared compares one; throws nothing
     */
    Comparisons(VenueHealth health, Later later, Function<AccountKey, CompletableFuture<?>> compared) {
        this.health = health;
        this.later = later;
        this.compared = compared;
    }

    private enum At {
        REST,
        UNDER_WAY,
        /** Under way, and what came up meanwhile may have escaped it. */
        OVERTAKEN,
        TO_BE_TRIED_AGAIN
    }

    /** What an account is at; of several trials planned only the last is made. */
    private record Turn(At at, int trials) {

        Turn is(At other) {
            return new Turn(other, trials);
        }

        Turn toBeTriedAgain() {
            return new Turn(At.TO_BE_TRIED_AGAIN, trials + 1);
        }

        boolean isRunning() {
            return at == At.UNDER_WAY || at == At.OVERTAKEN;
        }
    }

    /** Doubts what we know of an account: nothing increases there until it is compared, which begins now. */
    void begin(AccountKey whose) {
        if (isDoubtToBegin(whose)) {
            attempt(whose, 0);
        }
    }

    /**
     * Has an account compared that never was, as soon as something of it comes up, which its private streams do at
     * start; after a while without.
     */
    void expect(AccountKey whose) {
        if (isNew(whose)) {
            tryAgain(whose, STREAMS_COME_UP, 0);
        }
    }

    /** Compares an account again, unless that is under way or to be tried again; meanwhile it counts as it did. */
    void repeat(AccountKey whose) {
        if (isAtRest(whose)) {
            attempt(whose, 0);
        }
    }

    private synchronized boolean isDoubtToBegin(AccountKey whose) {
        health.doubted(whose);
        boolean running = turn(whose).isRunning();
        turns.put(whose, turn(whose).is(running ? At.OVERTAKEN : At.UNDER_WAY));
        return !running;
    }

    private synchronized boolean isAtRest(AccountKey whose) {
        boolean resting = turn(whose).at() == At.REST;
        if (resting) {
            turns.put(whose, turn(whose).is(At.UNDER_WAY));
        }
        return resting;
    }

    private void attempt(AccountKey whose, int failures) {
        compared.apply(whose).whenComplete((done, failure) -> {
            if (failure != null) {
                failed(whose, failures, Failures.cause(failure));
            } else if (!isDone(whose)) {
                attempt(whose, 0);
            }
        });
    }

    private synchronized boolean isDone(AccountKey whose) {
        boolean overtaken = turn(whose).at() == At.OVERTAKEN;
        turns.put(whose, turn(whose).is(overtaken ? At.UNDER_WAY : At.REST));
        if (!overtaken) {
            if (!health.isReconciled(whose)) {
                LOG.info("reconciled venue={} account={}", whose.venue(), whose.account());
            }
            health.agrees(whose);
        }
        return !overtaken;
    }

    /** Tries again; an account that could not be compared for long counts as not reconciled, also where it was. */
    private void failed(AccountKey whose, int before, Throwable cause) {
        Duration wait = WAITS.ceiling(before);
        LOG.warn(
                "not reconciled, trying again venue={} account={} after={}: {}",
                whose.venue(),
                whose.account(),
                wait,
                cause.getMessage());
        if (wait.equals(WAITS.most())) {
            health.doubted(whose);
        }
        health.failed(whose, String.valueOf(cause.getMessage()));
        tryAgain(whose, wait, before + 1);
    }

    private void tryAgain(AccountKey whose, Duration wait, int failures) {
        int trial = toBeTriedAgain(whose);
        later.in(wait, () -> {
            if (isDue(whose, trial)) {
                attempt(whose, failures);
            }
        });
    }

    private synchronized boolean isNew(AccountKey whose) {
        return !turns.containsKey(whose);
    }

    private synchronized int toBeTriedAgain(AccountKey whose) {
        turns.put(whose, turn(whose).toBeTriedAgain());
        return turn(whose).trials();
    }

    /** Whether that trial is the account's last, and nothing has begun since it was planned. */
    private synchronized boolean isDue(AccountKey whose, int trial) {
        Turn turn = turn(whose);
        boolean due = turn.at() == At.TO_BE_TRIED_AGAIN && turn.trials() == trial;
        if (due) {
            turns.put(whose, turn.is(At.UNDER_WAY));
        }
        return due;
    }

    private Turn turn(AccountKey whose) {
        return turns.getOrDefault(whose, new Turn(At.REST, 0));
    }
}
