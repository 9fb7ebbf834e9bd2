package io.azalai.crash;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * When the service is killed.
 *
 * @param kind what is waited for
 * @param count of requests, or of orders that arrived, since the start
 * @param after how long after that, or after the start
 */
record KillMoment(Kind kind, int count, Duration after) {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int LATEST_MS = 4_500;

    /** What is waited for. */
    enum Kind {
        /** The clock alone: also while it starts and compares its accounts. */
        TIME,
        /** A request of the trader: between the request and the wire. */
        REQUEST,
        /** A request at a venue: between the wire and its answer. */
        ARRIVAL
    }

    /** The next one that a seed draws: every other by the clock. */
    static KillMoment draw(Random chance) {
        return switch (chance.nextInt(4)) {
            case 0 -> new KillMoment(Kind.REQUEST, 5 + chance.nextInt(40), Duration.ofMillis(chance.nextInt(25)));
            case 1 -> new KillMoment(Kind.ARRIVAL, 3 + chance.nextInt(25), Duration.ofMillis(chance.nextInt(4)));
            default -> new KillMoment(Kind.TIME, 0, Duration.ofMillis(300 + chance.nextInt(LATEST_MS)));
        };
    }

    /** Waits for it; what never comes is not waited for longer than a minute. */
    void await(Program service, Trader trader, SimulatorProcess venues) throws InterruptedException {
        int sent = trader.sentInEarnest();
        int arrived = venues.arrived();
        switch (kind) {
            case TIME -> until(service, () -> service.age().compareTo(after) >= 0);
            case REQUEST -> until(service, () -> trader.sentInEarnest() >= sent + count);
            case ARRIVAL -> until(service, () -> venues.arrived() >= arrived + count);
        }
        if (kind != Kind.TIME) {
            TimeUnit.MILLISECONDS.sleep(after.toMillis());
        }
    }

    private static void until(Program service, BooleanSupplier met) throws InterruptedException {
        while (service.isAlive() && service.age().compareTo(PATIENCE) < 0 && !met.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }
}
