package io.azalai.simulator.aster;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Eight invented days of one symbol that lead to its first price: the same seed and start, the same past. Made when
 * first asked for. Safe for many threads: one lock, held without IO.
 */
final class Past {

    private static final int MINUTES = 11_520;
    private static final long MINUTE_MS = 60_000;
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    /** Lengths in minutes and heights in parts per million of the waves that make up the course. */
    private static final int[][] WAVES = {{12, 900}, {150, 3_000}, {1_440, 9_000}};

    private final long seed;
    private final long startMinute;
    private final BigDecimal price;
    private final int priceDecimals;
    private final boolean traded;
    /** Null until asked for. */
    private @Nullable NavigableMap<Long, Candle> minutes;

    /**
     * @param price where the past ends
     * @param traded whether the candles are of trades; those of index and mark prices have no volume
     */
    Past(long seed, long startMs, BigDecimal price, int priceDecimals, boolean traded) {
        this.seed = seed;
        this.startMinute = startMs / MINUTE_MS;
        this.price = price;
        this.priceDecimals = priceDecimals;
        this.traded = traded;
    }

    /** Candles by open time, the last one the minute before the start. */
    synchronized NavigableMap<Long, Candle> minutes() {
        NavigableMap<Long, Candle> made = minutes;
        if (made == null) {
            made = new TreeMap<>();
            for (long minute = startMinute - MINUTES; minute < startMinute; minute++) {
                made.put(minute * MINUTE_MS, candle(minute));
            }
            minutes = made;
        }
        return made;
    }

    private Candle candle(long minute) {
        BigDecimal open = at(minute);
        BigDecimal close = at(minute + 1);
        BigDecimal high = moved(open.max(close), below(150, minute, 1));
        BigDecimal low = moved(open.min(close), -below(150, minute, 2));
        if (!traded) {
            return Candle.ofPrices(open, high, low, close, MINUTE_MS / 1000);
        }
        BigDecimal turnover = BigDecimal.valueOf(20_000L + below(60_000, minute, 3));
        BigDecimal volume = turnover.divide(close, 3, RoundingMode.UP);
        return new Candle(
                open,
                high,
                low,
                close,
                volume,
                volume.multiply(close),
                volume.multiply(HALF),
                volume.multiply(close).multiply(HALF),
                20L + below(100, minute, 4),
                0,
                0);
    }

    private BigDecimal at(long minute) {
        return moved(price, level(minute) - level(startMinute));
    }

    private BigDecimal moved(BigDecimal from, long ppm) {
        return from.add(from.multiply(BigDecimal.valueOf(ppm)).divide(MILLION, priceDecimals + 6, RoundingMode.HALF_UP))
                .setScale(priceDecimals, RoundingMode.HALF_UP);
    }

    /** Straight lines between random heights, one row of heights a wave. */
    private long level(long minute) {
        long level = below(121, minute, 0) - 60L;
        for (int[] wave : WAVES) {
            long step = Math.floorDiv(minute, (long) wave[0]);
            long into = Math.floorMod(minute, (long) wave[0]);
            long left = below(2 * wave[1], step, wave[0]) - (long) wave[1];
            long right = below(2 * wave[1], step + 1, wave[0]) - (long) wave[1];
            level += (left * (wave[0] - into) + right * into) / wave[0];
        }
        return level;
    }

    private int below(int bound, long key, long purpose) {
        long mixed = (seed ^ (key * 0x9E3779B97F4A7C15L)) + purpose * 0xD1342543DE82EF95L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 31), bound);
    }
}
