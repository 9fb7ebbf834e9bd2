package io.azalai.simulator.hyperliquid;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Optional;

/** Lengths of candles (section 2.3). */
enum CandleLength {
    M1("1m", 1),
    M3("3m", 3),
    M5("5m", 5),
    M15("15m", 15),
    M30("30m", 30),
    H1("1h", 60),
    H2("2h", 120),
    H4("4h", 240),
    H8("8h", 480),
    H12("12h", 720),
    D1("1d", 1_440),
    D3("3d", 4_320),
    W1("1w", 10_080),
    MONTH("1M", 44_640);

    final String word;
    private final long millis;

    CandleLength(String word, long minutes) {
        this.word = word;
        this.millis = minutes * 60_000;
    }

    static Optional<CandleLength> of(String word) {
        return Arrays.stream(values())
                .filter(length -> length.word.equals(word))
                .findFirst();
    }

    /** When the candle that contains a time begins, in milliseconds. */
    long openOf(long time) {
        return switch (this) {
            case W1 -> start(date(time).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            case MONTH -> start(date(time).withDayOfMonth(1));
            case M1, M3, M5, M15, M30, H1, H2, H4, H8, H12, D1, D3 -> Math.floorDiv(time, millis) * millis;
        };
    }

    /** When the one after that which begins at {@code open} does. */
    long nextOf(long open) {
        return this == MONTH ? start(date(open).plusMonths(1)) : open + millis;
    }

    private static LocalDate date(long time) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(time), ZoneOffset.UTC);
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
