package io.azalai.forward;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps senders from waiting for brokers that are gone: after three failures in a row it opens, and lets one attempt
 * through every five seconds until one succeeds. Safe for many threads: one lock, held without IO.
 */
public final class KafkaCircuit {

    private static final Logger log = LoggerFactory.getLogger(KafkaCircuit.class);
    private static final int FAILURES = 3;
    private static final Duration PROBE = Duration.ofSeconds(5);

    private final Clock clock;
    private int failures;
    private long refused;
    private @Nullable Instant lastProbe;

    /** A closed circuit. */
    public KafkaCircuit(Clock clock) {
        this.clock = clock;
    }

    /** Whether an attempt may be made now; a refused one is counted as lost. */
    public synchronized boolean allows() {
        if (isAttemptDue()) {
            return true;
        }
        refused++;
        return false;
    }

    /** Whether an attempt may be made now, by someone who loses nothing when it may not. */
    synchronized boolean isAttemptDue() {
        Instant now = clock.instant();
        if (failures < FAILURES) {
            return true;
        }
        if (lastProbe != null && now.isBefore(lastProbe.plus(PROBE))) {
            return false;
        }
        lastProbe = now;
        return true;
    }

    /** An attempt reached a broker. */
    public synchronized void succeeded() {
        if (failures >= FAILURES) {
            log.info("kafka is back, events not sent meanwhile={}", refused);
        }
        failures = 0;
        lastProbe = null;
    }

    /** An attempt failed. */
    public synchronized void failed() {
        failures++;
        if (failures == FAILURES) {
            lastProbe = clock.instant();
            log.warn("kafka does not answer, trying again every {} s", PROBE.toSeconds());
        }
    }

    /** Whether attempts are held back. */
    public synchronized boolean isOpen() {
        return failures >= FAILURES;
    }

    /** Events that were not sent because the circuit was open. */
    public synchronized long refused() {
        return refused;
    }
}
