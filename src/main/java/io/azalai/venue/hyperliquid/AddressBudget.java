package io.azalai.venue.hyperliquid;

import io.azalai.venue.AccountRequest;
import io.azalai.venue.Lane;
import io.azalai.venue.LimitState;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.VenueException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many actions an address may still send over its life: 10 000 and one for each dollar traded (hyperliquid.md
 * section 7.2). It learns from the venue's own count, which {@code userRateLimit} and its refusals tell; until then it
 * lets everything pass. Cancels have a wider limit, and beyond the limit one action in ten seconds still passes: for a
 * cancel, or for what closes, that was refused it is kept from other lanes, and these two take turns. Safe for many
 * threads: one lock, held without IO.
 */
final class AddressBudget {

    private static final Pattern COUNTS = Pattern.compile("\\((\\d{1,18}) > (\\d{1,18})\\)");
    private static final Duration STILL_PASSES = Duration.ofSeconds(10);

    /** So long that a caller who was refused and comes again when it is told to finds it free. */
    private static final Duration KEPT_FOR_CANCELS = STILL_PASSES.multipliedBy(2);

    /** A stop of ours comes again by its own count instead: it is to find it free too. */
    private static final Duration KEPT_FOR_CLOSING =
            Lane.URGENT_AGAIN.plus(STILL_PASSES).plusSeconds(5);

    private static final long CANCELS_MORE = 100_000;
    private static final long UNKNOWN = Long.MAX_VALUE;

    /** What an action costs that came after its {@code expiresAfter}, beyond what it cost in time. */
    private static final int MORE_WHEN_LATE = 4;

    private final LongSupplier nanos;
    private final Map<String, Count> byAccount = new HashMap<>();

    /**
     * The one action that passed over the limit.
     *
     * @param at when, in nanoseconds
     * @param action which; null when it is not known
     */
    private record Passed(long at, @Nullable AccountRequest<?> action) {

        private boolean isOf(Lane lane) {
            return action != null && action.lane() == lane;
        }
    }

    /** What is known of an account; confined to the lock. */
    private static final class Count {
        private long used;
        private long most = UNKNOWN;
        private @Nullable Passed last;
        private @Nullable Passed before;
        private final Map<Lane, Long> refusedAt = new EnumMap<>(Lane.class);

        /** Nanoseconds until one action that is over the limit passes; zero or less where it does now. */
        private long passesIn(Lane lane, long now) {
            long wait = last == null ? 0 : last.at() + STILL_PASSES.toNanos() - now;
            return refusedAt.entrySet().stream()
                    .filter(refused -> goesBefore(refused.getKey(), lane))
                    .mapToLong(refused ->
                            refused.getValue() + kept(refused.getKey()).toNanos() - now)
                    .reduce(wait, Math::max);
        }

        /** Of two that are urgent the one goes first that did not have the last one. */
        private boolean goesBefore(Lane refused, Lane lane) {
            if (!refused.isUrgent() || refused == lane) {
                return false;
            }
            boolean inTurn = lastIsOf(lane) || (!lastIsOf(refused) && refused.compareTo(lane) < 0);
            return inTurn || !lane.isUrgent();
        }

        private boolean lastIsOf(Lane lane) {
            return last != null && last.isOf(lane);
        }

        private static Duration kept(Lane lane) {
            return lane == Lane.CANCEL ? KEPT_FOR_CANCELS : KEPT_FOR_CLOSING;
        }
    }

    /** By a monotonic clock in nanoseconds: one that is set back would hold cancels up for as long. */
    AddressBudget(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Takes over the venue's own count. */
    synchronized void learn(String account, long used, long most) {
        Count count = byAccount.computeIfAbsent(account, first -> new Count());
        count.used = used;
        count.most = most;
    }

    /**
     * Takes over the count that a refusal quotes, such as {@code (10001 > 10000)}; when the one that still passes was
     * used, and for what, is not known then.
     */
    synchronized void refused(AccountRequest<?> action, String text) {
        String account = action.account();
        Matcher counts = COUNTS.matcher(text);
        if (counts.find()) {
            learn(account, Long.parseLong(counts.group(1)), Long.parseLong(counts.group(2)));
        }
        Count count = byAccount.computeIfAbsent(account, first -> new Count());
        long now = nanos.getAsLong();
        count.last = new Passed(now, null);
        count.refusedAt.put(action.lane(), now);
    }

    /**
     * Counts an action.
     *
     * @param units how many orders or cancels it holds
     * @throws RateLimitException NOT_SENT, when the venue would refuse it
     */
    synchronized void take(AccountRequest<?> action, int units) {
        Lane lane = action.lane();
        Count count = byAccount.computeIfAbsent(action.account(), first -> new Count());
        if (count.used + units > limit(count.most, lane)) {
            long now = nanos.getAsLong();
            long wait = count.passesIn(lane, now);
            if (wait > 0) {
                count.refusedAt.put(lane, now);
                throw exhausted(action.operation(), count, Duration.ofNanos(wait));
            }
            count.before = count.last;
            count.last = new Passed(now, action);
        }
        count.refusedAt.remove(lane);
        count.used += units;
    }

    /** Takes back the count of an action that was never sent: should it have been the one that passed, another may. */
    synchronized void giveBack(AccountRequest<?> action, int units) {
        Count count = byAccount.get(action.account());
        if (count != null) {
            if (count.last != null && action.equals(count.last.action())) {
                count.last = count.before;
            }
            count.used = Math.max(0, count.used - units);
        }
    }

    /** Counts what an action cost on top that the venue refused as expired. */
    synchronized void tooLate(String account, int units) {
        byAccount.computeIfAbsent(account, first -> new Count()).used += (long) MORE_WHEN_LATE * units;
    }

    /** As the venue last told, and what was sent since; empty before it has. */
    synchronized Optional<LimitState> state(String account) {
        return Optional.ofNullable(byAccount.get(account))
                .filter(count -> count.most != UNKNOWN)
                .map(count -> new LimitState("address-requests", count.used, count.most, null));
    }

    private static long limit(long most, Lane lane) {
        return switch (lane) {
            case CANCEL -> most > Long.MAX_VALUE / 2 ? most : Math.min(most + CANCELS_MORE, 2 * most);
            case REDUCE, PLACE, ACCOUNT, POLL, PAST -> most;
        };
    }

    private static RateLimitException exhausted(String operation, Count count, Duration wait) {
        String text = "the address has used " + count.used + " of its " + count.most
                + " actions: trade more, or buy some; one passes in " + wait.toMillis() + " ms";
        return new RateLimitException(
                VenueException.notSent(Hyperliquid.NAME, operation, ErrorTable.ADDRESS_LIMIT, text), wait);
    }
}
