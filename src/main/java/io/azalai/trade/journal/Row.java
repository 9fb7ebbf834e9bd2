package io.azalai.trade.journal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a page.
 *
 * @param numbered the table whose next id goes before the values; null where none does
 * @param values texts, whole numbers, nulls and what is still to be numbered
 */
record Row(String sql, @Nullable Numbered numbered, List<@Nullable Object> values) {

    static final String OUTBOX_DELIVERED = "UPDATE outbox SET delivered = 1 WHERE id = ? AND delivered = 0";

    /** The tables whose ids the writer gives. */
    enum Numbered {
        ORDER_EVENTS,
        DECISIONS,
        OUTBOX,
        AUDIT,
        WIRE;

        String table() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Row of(String sql, @Nullable Object... values) {
        return new Row(sql, null, stored(values));
    }

    static Row numbered(Numbered table, String sql, @Nullable Object... values) {
        return new Row(sql, table, stored(values));
    }

    /** How one changed row of this statement changes the number of undelivered outbox rows. */
    int outboxSign() {
        if (numbered == Numbered.OUTBOX) {
            return 1;
        }
        return sql.equals(OUTBOX_DELIVERED) ? -1 : 0;
    }

    static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static List<@Nullable Object> stored(@Nullable Object[] values) {
        List<@Nullable Object> stored = new ArrayList<>(values.length);
        for (Object value : values) {
            stored.add(stored(value));
        }
        return Collections.unmodifiableList(stored);
    }

    private static @Nullable Object stored(@Nullable Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Instant instant) {
            return micros(instant);
        }
        if (value instanceof Enum<?> word) {
            return word.name();
        }
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        return value;
    }
}
