package io.azalai.simulator.aster;

import java.time.Clock;
import java.util.Map;

/**
 * What a market counts against an account: new orders per minute and per ten seconds (aster.md section 7). Safe for
 * many threads: one lock, held without IO.
 */
final class OrderMeter {

    private static final long MINUTE_MS = 60_000;
    private static final long TEN_SECONDS_MS = 10_000;

    private final Clock clock;
    private final Tally perMinute;
    private final Tally perTenSeconds;

    OrderMeter(SymbolCatalogue limits, Clock clock) {
        this.clock = clock;
        perMinute = new Tally(MINUTE_MS, limits.limit("ORDERS", "MINUTE"));
        perTenSeconds = new Tally(TEN_SECONDS_MS, limits.limit("ORDERS", "SECOND"));
    }

    /** Counts new orders. @throws RefusedException 429 and -1015 beyond a limit */
    synchronized void orders(int count) {
        long now = clock.millis();
        if (!perTenSeconds.add(count, now)) {
            throw Refusal.TOO_MANY_ORDERS.with(perTenSeconds.limit(), "TEN_SECONDS");
        }
        if (!perMinute.add(count, now)) {
            throw Refusal.TOO_MANY_ORDERS.with(perMinute.limit(), "MINUTE");
        }
    }

    /** What a successful order's answer says beside the headers of every answer. */
    synchronized Map<String, String> headers() {
        return Map.of(
                "X-MBX-ORDER-COUNT-10S", Integer.toString(perTenSeconds.used()),
                "X-MBX-ORDER-COUNT-1M", Integer.toString(perMinute.used()));
    }
}
