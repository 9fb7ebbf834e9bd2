package io.azalai.venue.aster;

import io.azalai.timing.Backoff;
import io.azalai.timing.Pauses;
import io.azalai.venue.HttpReply;
import io.azalai.venue.aster.Errors.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long to send nothing after the venue said that it was too much (aster.md section 5.1): as long as it says, by its
 * own clock, else to the end of the interval, that of orders which its text names or a minute of weight; an address
 * that is banned waits minutes, and twice as long each time. Safe for many threads: its pauses and its clock are.
 */
final class Waits {

    private static final int BANNED = 418;
    private static final Pattern BANNED_UNTIL = Pattern.compile("banned until (\\d{13})");
    private static final Pattern PER_MINUTE = Pattern.compile("per (1 )?MINUTE", Pattern.CASE_INSENSITIVE);
    private static final int TOO_MANY_ORDERS = -1015;

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(3);
    private static final Backoff BANS = new Backoff(Duration.ofMinutes(2), LONGEST);

    private final ServerClock time;
    private final Pauses bans;

    Waits(ServerClock time, LongSupplier nanos) {
        this.time = time;
        this.bans = new Pauses(BANS::ceiling, nanos);
    }

    /**
     * After a refusal.
     *
     * @param refusal what it says; null when it says nothing in the venue's words
     */
    Duration after(HttpReply reply, @Nullable Refusal refusal) {
        Optional<Duration> told = told(reply);
        if (reply.status() != BANNED) {
            return bounded(told.orElseGet(() -> toEndOf(interval(refusal), reply)));
        }
        return bounded(
                told.map(ban -> bans.told(reply.took(), bounded(ban))).orElseGet(() -> bans.after(reply.took())));
    }

    /** The venue answered, whatever it said. */
    void answered(HttpReply reply) {
        bans.answered(reply.took());
    }

    /** What it says; nothing where that is no time, or over by now. */
    private Optional<Duration> told(HttpReply reply) {
        String seconds = reply.headers().getOrDefault("retry-after", "").strip();
        Matcher banned = BANNED_UNTIL.matcher(reply.body());
        Duration told = Duration.ZERO;
        if (seconds.matches("\\d{1,9}")) {
            told = Duration.ofSeconds(Long.parseLong(seconds));
        } else if (banned.find()) {
            told = Duration.between(
                    time.venue(reply.receivedAt()), Instant.ofEpochMilli(Long.parseLong(banned.group(1))));
        }
        return Optional.of(told).filter(left -> left.compareTo(Duration.ZERO) > 0);
    }

    private Duration toEndOf(Duration interval, HttpReply reply) {
        long millis = interval.toMillis();
        return Duration.ofMillis(
                millis - Math.floorMod(time.venue(reply.receivedAt()).toEpochMilli(), millis));
    }

    private static Duration interval(@Nullable Refusal refusal) {
        boolean ofSeconds = refusal != null
                && refusal.code() == TOO_MANY_ORDERS
                && !PER_MINUTE.matcher(refusal.text()).find();
        return ofSeconds ? Duration.ofSeconds(10) : Duration.ofMinutes(1);
    }

    private static Duration bounded(Duration pause) {
        Duration most = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        return most.compareTo(LEAST) < 0 ? LEAST : most;
    }
}
