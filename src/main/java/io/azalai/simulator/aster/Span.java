package io.azalai.simulator.aster;

import java.time.Instant;

/** The time filter of a query, both ends inclusive, milliseconds. */
record Span(long fromMs, long toMs) {

    private static final long WEEK_HOURS = 168;
    private static final long WEEK_MS = WEEK_HOURS * 60 * 60_000;

    /** Everything where a bound is absent. @throws RefusedException -1023 when the start lies after the end */
    static Span of(Parameters parameters) {
        long from = parameters.optionalLong("startTime").orElse(0L);
        long to = parameters.optionalLong("endTime").orElse(Long.MAX_VALUE);
        if (from > to) {
            throw Refusal.START_AFTER_END.with();
        }
        return new Span(from, to);
    }

    /** The same, refused when it is wider than seven days. @throws RefusedException -1127 */
    static Span ofWeek(Parameters parameters) {
        Span span = of(parameters);
        boolean wide = parameters.has("startTime") && parameters.has("endTime") && span.toMs - span.fromMs > WEEK_MS;
        if (wide) {
            throw Refusal.LOOKUP_TOO_WIDE.with(WEEK_HOURS);
        }
        return span;
    }

    boolean holds(Instant time) {
        long ms = time.toEpochMilli();
        return ms >= fromMs && ms <= toMs;
    }
}
