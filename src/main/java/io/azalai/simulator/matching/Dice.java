package io.azalai.simulator.matching;

/** Numbers that depend on what they are for and on nothing else, so that no order of events changes them. */
final class Dice {

    private final long seed;

    Dice(long seed) {
        this.seed = seed;
    }

    /** Dice of their own for a name. */
    Dice named(String name) {
        return new Dice(mix(seed ^ name.hashCode() * 0x9E3779B97F4A7C15L));
    }

    /** From 0 up to, without, the bound; the same for the same two keys. */
    int below(int bound, long key, long other) {
        return (int) Long.remainderUnsigned(mix(mix(seed + key * 0xD1342543DE82EF95L) + other), bound);
    }

    /** Finaliser of SplitMix64. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
