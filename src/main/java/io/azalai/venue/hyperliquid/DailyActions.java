package io.azalai.venue.hyperliquid;

import io.azalai.venue.Lane;
import io.azalai.venue.LimitState;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.VenueException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many actions an account has sent this UTC day: where its balances are shared the venue takes 50 000
 * (hyperliquid.md section 7.2). It tells nobody its own count, so this is what was sent from here since the start, a
 * batch once: less than the venue may count, never more. Cancels and what reduces are sent all the same. Safe for many
 * threads: one lock, held without IO.
 */
final class DailyActions {

    private static final int MOST = 50_000;
    private static final Duration DAY = Duration.ofDays(1);

    private final Modes modes;
    private final Clock clock;
    private final Map<String, Integer> sent = new HashMap<>();
    private Instant day = Instant.EPOCH;

    DailyActions(Modes modes, Clock clock) {
        this.modes = modes;
        this.clock = clock;
    }

    /**
     * Counts an action.
     *
     * @throws RateLimitException NOT_SENT, when the venue would refuse it
     */
    synchronized void take(String account, String operation, Lane lane) {
        turn();
        int before = sent.getOrDefault(account, 0);
        if (lane == Lane.PLACE && before >= MOST && modes.shareSpot(account)) {
            Duration wait = Duration.between(clock.instant(), day.plus(DAY));
            String text = "the account has sent " + before + " of the " + MOST
                    + " actions a day that the venue takes of a unified account: the next one in " + wait.toMinutes()
                    + " minutes";
            throw new RateLimitException(
                    VenueException.notSent(Hyperliquid.NAME, operation, "DAILY_LIMIT", text), wait);
        }
        sent.put(account, before + 1);
    }

    /** Takes back the count of an action that was never sent. */
    synchronized void giveBack(String account) {
        sent.computeIfPresent(account, (same, count) -> Math.max(0, count - 1));
    }

    /** Of an account that it binds and that sent something from here today; empty of others. */
    synchronized Optional<LimitState> state(String account) {
        turn();
        return Optional.ofNullable(sent.get(account))
                .filter(count -> modes.shareSpot(account))
                .map(count -> new LimitState("daily-actions", count, MOST, DAY));
    }

    private void turn() {
        Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        if (!today.equals(day)) {
            day = today;
            sent.clear();
        }
    }
}
