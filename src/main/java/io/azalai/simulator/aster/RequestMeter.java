package io.azalai.simulator.aster;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the venue counts against a caller: weight per minute, orders per minute and per ten seconds; who goes on asking
 * after a 429 is banned, two minutes at first, then four times as long, three days at most (aster.md section 7). Safe
 * for many threads: one lock, held without IO.
 */
final class RequestMeter {

    private static final long MINUTE_MS = 60_000;
    private static final long TEN_SECONDS_MS = 10_000;
    private static final int IGNORED_WARNINGS = 20;
    private static final long FIRST_BAN_MS = 2 * MINUTE_MS;
    private static final long LONGEST_BAN_MS = 3L * 24 * 60 * MINUTE_MS;

    private final Clock clock;
    private final Window weight;
    private final Window ordersPerMinute;
    private final Window ordersPerTenSeconds;
    private int warnings;
    private long banMs = FIRST_BAN_MS;
    private long bannedUntil;

    RequestMeter(SymbolCatalogue limits, Clock clock) {
        this.clock = clock;
        weight = new Window(MINUTE_MS, limits.limit("REQUEST_WEIGHT", "MINUTE"));
        ordersPerMinute = new Window(MINUTE_MS, limits.limit("ORDERS", "MINUTE"));
        ordersPerTenSeconds = new Window(TEN_SECONDS_MS, limits.limit("ORDERS", "SECOND"));
    }

    /** Counts a request. @throws RefusedException 429 and -1003 beyond the limit, 418 after many of these */
    synchronized void request(int cost) {
        long now = clock.millis();
        if (now < bannedUntil) {
            throw Refusal.BANNED.with(bannedUntil);
        }
        if (weight.add(cost, now)) {
            warnings = 0;
            return;
        }
        if (++warnings > IGNORED_WARNINGS) {
            bannedUntil = now + banMs;
            banMs = Math.min(LONGEST_BAN_MS, banMs * 4);
            warnings = 0;
            throw Refusal.BANNED.with(bannedUntil);
        }
        throw Refusal.TOO_MANY_REQUESTS.with(weight.limit);
    }

    /** Counts new orders. @throws RefusedException 429 and -1015 beyond a limit */
    synchronized void orders(int count) {
        long now = clock.millis();
        if (!ordersPerTenSeconds.add(count, now)) {
            throw Refusal.TOO_MANY_ORDERS.with(ordersPerTenSeconds.limit, "TEN_SECONDS");
        }
        if (!ordersPerMinute.add(count, now)) {
            throw Refusal.TOO_MANY_ORDERS.with(ordersPerMinute.limit, "MINUTE");
        }
    }

    /** Headers of every answer. */
    synchronized Map<String, String> headers() {
        return Map.of("X-MBX-USED-WEIGHT-1M", Integer.toString(weight.used));
    }

    /** Headers of a successful order, those of every answer included. */
    synchronized Map<String, String> orderHeaders() {
        Map<String, String> headers = new TreeMap<>(headers());
        headers.put("X-MBX-ORDER-COUNT-10S", Integer.toString(ordersPerTenSeconds.used));
        headers.put("X-MBX-ORDER-COUNT-1M", Integer.toString(ordersPerMinute.used));
        return headers;
    }

    /** Seconds until the ban is over, or the weight of this minute is forgotten. */
    synchronized long retryAfterSeconds() {
        long now = clock.millis();
        long waitMs = now < bannedUntil ? bannedUntil - now : MINUTE_MS - now % MINUTE_MS;
        return Math.max(1, (waitMs + 999) / 1000);
    }

    private static final class Window {

        private final long lengthMs;
        private final int limit;
        private long number = -1;
        private int used;

        Window(long lengthMs, int limit) {
            this.lengthMs = lengthMs;
            this.limit = limit;
        }

        boolean add(int cost, long now) {
            if (now / lengthMs != number) {
                number = now / lengthMs;
                used = 0;
            }
            used += cost;
            return used <= limit;
        }
    }
}
