package io.azalai.trade;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When each account is compared: once at a time, as each comparison costs a good part of the venue's request budget.
 * Doubt that comes up during one has it done once more afterwards; one that failed is done again after a while. Safe for
 * many threads: one lock around what each account is at, held without IO.
 */
final class Comparisons {

    private static final Logger LOG = LoggerFactory.getLogger(Comparisons.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final VenueHealth health;
    private final Later later;
    private final Function<Whose, CompletableFuture<?>> compared;
    private final Map<Whose, Turn> turns = new HashMap<>();

    /**
     * Of no account so far.
     *
     * @param compared compares one; throws nothing
     */
    Comparisons(VenueHealth health, Later later, Function<Whose, CompletableFuture<?>> compared) {
        this.health = health;
        this.later = later;
        this.compared = compared;
    }

    /** An account of a venue. */
    record Whose(String venue, String account) {}

    private enum At {
        REST,
        UNDER_WAY,
        /** Under way, and what came up meanwhile may have escaped it. */
        OVERTAKEN,
        TO_BE_TRIED_AGAIN
    }

    /** What an account is at; a retry is of one failure only. */
    private record Turn(At at, int failures) {

        Turn is(At other) {
            return new Turn(other, failures);
        }

        Turn failed() {
            return new Turn(At.TO_BE_TRIED_AGAIN, failures + 1);
        }

        boolean isRunning() {
            return at == At.UNDER_WAY || at == At.OVERTAKEN;
        }
    }

    /** Doubts what we know of an account: nothing increases there until it is compared, which begins now. */
    void begin(Whose whose) {
        if (isDoubtToBegin(whose)) {
            attempt(whose, FIRST_WAIT);
        }
    }

    /** Compares an account again, unless that is under way or to be tried again; meanwhile it counts as it did. */
    void repeat(Whose whose) {
        if (isAtRest(whose)) {
            attempt(whose, FIRST_WAIT);
        }
    }

    private synchronized boolean isDoubtToBegin(Whose whose) {
        health.reconciled(whose, false);
        boolean running = turn(whose).isRunning();
        turns.put(whose, turn(whose).is(running ? At.OVERTAKEN : At.UNDER_WAY));
        return !running;
    }

    private synchronized boolean isAtRest(Whose whose) {
        boolean resting = turn(whose).at() == At.REST;
        if (resting) {
            turns.put(whose, turn(whose).is(At.UNDER_WAY));
        }
        return resting;
    }

    private void attempt(Whose whose, Duration wait) {
        compared.apply(whose).whenComplete((done, failure) -> {
            if (failure != null) {
                failed(whose, wait, Questions.cause(failure));
            } else if (!isDone(whose)) {
                attempt(whose, FIRST_WAIT);
            }
        });
    }

    private synchronized boolean isDone(Whose whose) {
        boolean overtaken = turn(whose).at() == At.OVERTAKEN;
        turns.put(whose, turn(whose).is(overtaken ? At.UNDER_WAY : At.REST));
        if (!overtaken && !health.isReconciled(whose)) {
            health.reconciled(whose, true);
            LOG.info("reconciled venue={} account={}", whose.venue(), whose.account());
        }
        return !overtaken;
    }

    /** Tries again; an account that could not be compared for long counts as not reconciled, also where it was. */
    private void failed(Whose whose, Duration wait, Throwable cause) {
        LOG.warn(
                "not reconciled, trying again venue={} account={} after={}: {}",
                whose.venue(),
                whose.account(),
                wait,
                cause.getMessage());
        Duration longer = wait.multipliedBy(2);
        Duration next = longer.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longer;
        int failure = toBeTriedAgain(whose, wait.compareTo(LONGEST_WAIT) < 0);
        later.in(wait, () -> {
            if (isDue(whose, failure)) {
                attempt(whose, next);
            }
        });
    }

    private synchronized int toBeTriedAgain(Whose whose, boolean patient) {
        if (!patient) {
            health.reconciled(whose, false);
        }
        turns.put(whose, turn(whose).failed());
        return turn(whose).failures();
    }

    /** Whether that failure is the last of the account and nothing has begun since. */
    private synchronized boolean isDue(Whose whose, int failure) {
        Turn turn = turn(whose);
        boolean due = turn.at() == At.TO_BE_TRIED_AGAIN && turn.failures() == failure;
        if (due) {
            turns.put(whose, turn.is(At.UNDER_WAY));
        }
        return due;
    }

    private Turn turn(Whose whose) {
        return turns.getOrDefault(whose, new Turn(At.REST, 0));
    }
}
