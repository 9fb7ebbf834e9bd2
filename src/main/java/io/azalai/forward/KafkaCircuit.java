package io.azalai.forward;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps senders from waiting for brokers that are gone: after three failures in a row it opens, and lets one attempt
 * through every five seconds until one succeeds. Opening and closing are each one line in the log; {@link KafkaWatch}
 * tells people of an outage that lasts. Safe for many threads: one lock, held without IO.
 */
public final class KafkaCircuit {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaCircuit.class);
    private static final int FAILURES = 3;
    private static final Duration PROBE = Duration.ofSeconds(5);

    private final String cargo;
    private final BooleanSupplier ready;
    private final Clock clock;
    private int failures;
    private long lost;
    private long untold;
    private @Nullable Instant lastProbe;
    /** When the first attempt was made of those that have not been answered; null where the last one was. */
    private @Nullable Instant unansweredSince;
    /** When it was first seen that topics are missing; null once they are there. */
    private @Nullable Instant missingSince;

    private String why = "no answer";

    /**
     * A closed circuit.
     *
     * @param cargo what it sends, in a word for the log
     * @param ready whether the topics are there: a record sent earlier would make brokers add one with settings of
     *     their own
     */
    public KafkaCircuit(String cargo, BooleanSupplier ready, Clock clock) {
        this.cargo = cargo;
        this.ready = ready;
        this.clock = clock;
    }

    /** Whether an attempt may be made now; an event that may not is lost. */
    public synchronized boolean allows() {
        if (isAttemptDue()) {
            return true;
        }
        lose();
        return false;
    }

    /** Whether an attempt may be made now, by someone who loses nothing when it may not. */
    synchronized boolean isAttemptDue() {
        Instant now = clock.instant();
        if (!ready.getAsBoolean()) {
            missingSince = missingSince == null ? now : missingSince;
            return false;
        }
        missingSince = null;
        if (failures < FAILURES) {
            return true;
        }
        if (lastProbe != null && now.isBefore(lastProbe.plus(PROBE))) {
            return false;
        }
        lastProbe = now;
        return true;
    }

    /** An attempt is being made, and may have to wait long for its answer. */
    synchronized void begun() {
        unansweredSince = unansweredSince == null ? clock.instant() : unansweredSince;
    }

    /** An attempt reached a broker. */
    public synchronized void succeeded() {
        if (failures >= FAILURES) {
            LOG.info("kafka is back cargo={} lost={}", cargo, untold);
            untold = 0;
        }
        failures = 0;
        lastProbe = null;
        unansweredSince = null;
    }

    /** An attempt failed, and its event is lost. */
    public synchronized void lost() {
        lose();
        failed("no answer");
    }

    /** An attempt failed, and will be repeated by whoever made it. */
    synchronized void failed(String reason) {
        failures++;
        why = reason;
        begun();
        if (failures == FAILURES) {
            lastProbe = clock.instant();
            LOG.warn("kafka does not answer cargo={}, trying again every {} s", cargo, PROBE.toSeconds());
        }
    }

    /** Since when nothing of this was taken, of what was sent; empty while all is well. */
    synchronized Optional<Outage> outage() {
        Instant since = missingSince == null ? unansweredSince : missingSince;
        String text = missingSince == null ? why : "the topics could not be made yet";
        return Optional.ofNullable(since).map(begin -> new Outage(begin, text));
    }

    /** A time in which nothing is taken. */
    record Outage(Instant since, String why) {}

    /** What it sends, in a word. */
    String cargo() {
        return cargo;
    }

    /** Events lost since the start: attempts that failed, and those not made while the circuit was open. */
    public synchronized long lostEvents() {
        return lost;
    }

    private void lose() {
        lost++;
        untold++;
    }
}
