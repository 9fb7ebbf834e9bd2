package io.azalai.simulator.aster;

import java.time.Instant;

/** The time filter of a query, both ends inclusive, milliseconds. */
record Span(long fromMs, long toMs) {

    /** Everything where a bound is absent. @throws RefusedException -1023 when the start lies after the end */
    static Span of(Parameters parameters) {
        long from = parameters.optionalLong("startTime").orElse(0L);
        long to = parameters.optionalLong("endTime").orElse(Long.MAX_VALUE);
        if (from > to) {
            throw Refusal.START_AFTER_END.with();
        }
        return new Span(from, to);
    }

    boolean holds(Instant time) {
        long ms = time.toEpochMilli();
        return ms >= fromMs && ms <= toMs;
    }
}
