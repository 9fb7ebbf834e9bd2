package io.azalai.trade.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long a group has delivered nothing of what waits in it. It goes by the oldest record: while that changes, records
 * are delivered, however old they are. One that was there at the start has waited since it was made, which counts once
 * a relay that runs would have delivered it: while the service was stopped nothing could be. Safe for many threads: one
 * lock.
 */
final class OutboxAge {

    /** How long a relay has at the start, with brokers that answer. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<OutboxGroup, Head> heads = new EnumMap<>(OutboxGroup.class);
    /** When it was looked last; null before. */
    private @Nullable Instant looked;

    /**
     * The oldest record of a group.
     *
     * @param since when it began to be in the way, by our clock
     * @param older whether it was there at the start
     */
    private record Head(OutboxRow row, Instant since, boolean older) {

        Duration waited(Instant now) {
            Duration here = Duration.between(since, now);
            return older && here.compareTo(PATIENCE) >= 0 ? Duration.between(row.created(), now) : here;
        }
    }

    /**
     * Looks at the oldest records there are now, by their groups.
     *
     * @return the longest that one of them has been in the way; zero when none waits
     */
    synchronized Duration look(Map<OutboxGroup, OutboxRow> oldest, Instant now) {
        heads.keySet().retainAll(oldest.keySet());
        oldest.forEach((group, row) -> heads.compute(
                group, (same, head) -> head != null && head.row().id() == row.id() ? head : fresh(row, now)));
        looked = now;
        return heads.values().stream()
                .map(head -> head.waited(now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** A record's time is its event's, which may lie far back: it was not there when it was looked last. */
    private Head fresh(OutboxRow row, Instant now) {
        Instant before = looked;
        if (before == null) {
            return new Head(row, now, true);
        }
        Instant since = row.created().isBefore(before) ? before : row.created();
        return new Head(row, since.isAfter(now) ? now : since, false);
    }
}
