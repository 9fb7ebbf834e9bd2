package io.azalai.simulator.aster;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;

/** Candle lengths of aster.md section 4. */
enum Interval {
    M1("1m", 1),
    M3("3m", 3),
    M5("5m", 5),
    M15("15m", 15),
    M30("30m", 30),
    H1("1h", 60),
    H2("2h", 120),
    H4("4h", 240),
    H6("6h", 360),
    H8("8h", 480),
    H12("12h", 720),
    D1("1d", 1_440),
    D3("3d", 4_320),
    W1("1w", 10_080),
    MONTH("1M", 44_640);

    /** Weeks begin on Monday, the epoch did on Thursday. */
    private static final long MONDAY_OFFSET_MS = 4L * 24 * 60 * 60_000;

    private final String word;
    private final long lengthMs;

    Interval(String word, long minutes) {
        this.word = word;
        this.lengthMs = minutes * 60_000;
    }

    /** @throws RefusedException -1120 when there is no such interval */
    static Interval of(String word) {
        return Arrays.stream(values())
                .filter(interval -> interval.word.equals(word))
                .findFirst()
                .orElseThrow(Refusal.INVALID_INTERVAL::with);
    }

    String word() {
        return word;
    }

    /** Start of the candle that holds a time. */
    long openOf(long timeMs) {
        if (this == MONTH) {
            return Instant.ofEpochMilli(timeMs)
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate()
                    .withDayOfMonth(1)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
        }
        long offset = this == W1 ? MONDAY_OFFSET_MS : 0;
        return Math.floorDiv(timeMs - offset, lengthMs) * lengthMs + offset;
    }

    /** Last millisecond of the candle that begins at a time. */
    long closeOf(long openMs) {
        if (this == MONTH) {
            return Instant.ofEpochMilli(openMs)
                            .atZone(ZoneOffset.UTC)
                            .toLocalDate()
                            .with(TemporalAdjusters.firstDayOfNextMonth())
                            .atStartOfDay()
                            .toInstant(ZoneOffset.UTC)
                            .toEpochMilli()
                    - 1;
        }
        return openMs + lengthMs - 1;
    }
}
