package io.azalai.simulator.aster;

/** How much was used of a limit in the running interval of the clock. Guarded by the lock of whoever counts. */
final class Tally {

    private final long lengthMs;
    private final int limit;
    private long number = -1;
    private int used;

    Tally(long lengthMs, int limit) {
        this.lengthMs = lengthMs;
        this.limit = limit;
    }

    /** Whether it is still within the limit with this. */
    boolean add(int cost, long now) {
        if (now / lengthMs != number) {
            number = now / lengthMs;
            used = 0;
        }
        used += cost;
        return used <= limit;
    }

    int limit() {
        return limit;
    }

    int used() {
        return used;
    }
}
