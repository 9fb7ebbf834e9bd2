package io.azalai.simulator.aster;

import java.time.Clock;
import java.util.Map;

/**
 * What a host counts against an address: weight per minute; who goes on asking after a 429 is banned, two minutes at
 * first, then four times as long, three days at most (aster.md section 7). Safe for many threads: one lock, held
 * without IO.
 */
final class RequestMeter {

    private static final long MINUTE_MS = 60_000;
    private static final int IGNORED_WARNINGS = 20;
    private static final long FIRST_BAN_MS = 2 * MINUTE_MS;
    private static final long LONGEST_BAN_MS = 3L * 24 * 60 * MINUTE_MS;

    private final Clock clock;
    private final Tally weight;
    private final Switches switches;
    private int warnings;
    private long banMs = FIRST_BAN_MS;
    private long bannedUntil;

    RequestMeter(Floor floor) {
        clock = floor.clock();
        switches = floor.switches();
        weight = new Tally(MINUTE_MS, floor.info().limit("REQUEST_WEIGHT", "MINUTE"));
    }

    /** Counts a request. @throws RefusedException 429 and -1003 beyond the limit, 418 after many of these */
    synchronized void request(int cost) {
        long now = clock.millis();
        if (now < bannedUntil) {
            throw Refusal.BANNED.with(bannedUntil);
        }
        if (weight.add(cost, now) || switches.isOn(Switches.NO_WEIGHT_LIMIT)) {
            warnings = 0;
            return;
        }
        if (++warnings > IGNORED_WARNINGS) {
            bannedUntil = now + banMs;
            banMs = Math.min(LONGEST_BAN_MS, banMs * 4);
            warnings = 0;
            throw Refusal.BANNED.with(bannedUntil);
        }
        throw Refusal.TOO_MANY_REQUESTS.with(weight.limit());
    }

    /** Headers of every answer, also of one that costs nothing; without a limit there is nothing to tell. */
    synchronized Map<String, String> headers() {
        weight.add(0, clock.millis());
        return switches.isOn(Switches.NO_WEIGHT_LIMIT)
                ? Map.of()
                : Map.of("X-MBX-USED-WEIGHT-1M", Integer.toString(weight.used()));
    }

    /** Seconds until the ban is over, or the weight of this minute is forgotten. */
    synchronized long retryAfterSeconds() {
        long now = clock.millis();
        long waitMs = now < bannedUntil ? bannedUntil - now : MINUTE_MS - now % MINUTE_MS;
        return Math.max(1, (waitMs + 999) / 1000);
    }
}
