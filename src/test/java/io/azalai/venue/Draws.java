package io.azalai.venue;

import java.util.random.RandomGenerator;

/** Chance that a test decides: always the lowest number that may be drawn, or always the highest. */
public enum Draws implements RandomGenerator {
    LOWEST {
        @Override
        public long nextLong(long bound) {
            return 0;
        }
    },
    HIGHEST {
        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    @Override
    public long nextLong() {
        throw new UnsupportedOperationException("only numbers below a bound are drawn");
    }
}
