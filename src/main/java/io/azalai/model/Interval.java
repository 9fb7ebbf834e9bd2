package io.azalai.model;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** How long a candle lasts. All begin at full UTC times; weeks on Monday, months on the first. */
public enum Interval {
    S1("1s", Duration.ofSeconds(1)),
    S5("5s", Duration.ofSeconds(5)),
    S15("15s", Duration.ofSeconds(15)),
    M1("1m", Duration.ofMinutes(1)),
    M3("3m", Duration.ofMinutes(3)),
    M5("5m", Duration.ofMinutes(5)),
    M15("15m", Duration.ofMinutes(15)),
    M30("30m", Duration.ofMinutes(30)),
    H1("1h", Duration.ofHours(1)),
    H2("2h", Duration.ofHours(2)),
    H4("4h", Duration.ofHours(4)),
    H6("6h", Duration.ofHours(6)),
    H8("8h", Duration.ofHours(8)),
    H12("12h", Duration.ofHours(12)),
    D1("1d", Duration.ofDays(1)),
    D3("3d", Duration.ofDays(3)),
    W1("1w", Duration.ofDays(7)),
    /** Lasts as long as its month; its {@link #length} is the shortest. */
    MONTH("1M", Duration.ofDays(28));

    /** Those that candles are made of from trades and told by the feed (downstream.md section 8), shortest first. */
    public static final Set<Interval> TOLD =
            Collections.unmodifiableSet(EnumSet.of(S1, S5, S15, M1, M5, M15, H1, H4, D1));

    /** 1970-01-01 was a Thursday. */
    private static final long WEEKS_BEGIN_MS = Duration.ofDays(4).toMillis();

    private final String code;
    private final Duration length;

    Interval(String code, Duration length) {
        this.code = code;
        this.length = length;
    }

    /** As venues and callers write it: {@code 1m}, {@code 4h}; {@code 1M} is a month. */
    public String code() {
        return code;
    }

    /**
     * Itself, where its candles are told by the feed.
     *
     * @throws IllegalArgumentException when they are not, naming those that are
     */
    public Interval streamed() {
        if (!TOLD.contains(this)) {
            throw new IllegalArgumentException(
                    "candles of " + code + " are not streamed, but can be read by a call; streamed are " + codes(TOLD));
        }
        return this;
    }

    /** How long it lasts, of a month the shortest. */
    public Duration length() {
        return length;
    }

    /** When the candle that holds an instant begins. */
    public Instant openOf(Instant at) {
        if (this == MONTH) {
            return at.atZone(ZoneOffset.UTC)
                    .withDayOfMonth(1)
                    .truncatedTo(ChronoUnit.DAYS)
                    .toInstant();
        }
        long offset = this == W1 ? WEEKS_BEGIN_MS : 0;
        long ms = at.toEpochMilli();
        return Instant.ofEpochMilli(ms - Math.floorMod(ms - offset, length.toMillis()));
    }

    /** When the candle that begins at an instant is over: the begin of the next. */
    public Instant endOf(Instant open) {
        return this == MONTH ? open.atZone(ZoneOffset.UTC).plusMonths(1).toInstant() : open.plus(length);
    }

    /**
     * The interval of a code.
     *
     * @throws IllegalArgumentException when there is none, naming those there are
     */
    public static Interval ofCode(String code) {
        return Arrays.stream(values())
                .filter(interval -> interval.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown interval '" + code + "'; there are " + codes(Arrays.asList(values()))));
    }

    private static String codes(Collection<Interval> intervals) {
        return intervals.stream().map(Interval::code).collect(Collectors.joining(", "));
    }
}
