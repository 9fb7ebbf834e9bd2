package io.azalai.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Orders a second from the request to the signed bytes, beside what ccxt builds and signs in the same run. Both count
 * processor time, since other work on the machine would blur a clock, and take turns; the best turn of each counts. Run
 * it in the folder of the project, after {@code npm ci} in {@code conformance}.
 */
public final class OrderSpeed {

    private static final List<String> VENUES = List.of("hyperliquid", "aster");
    private static final int TURNS = 3;
    private static final int WARM_UP_ORDERS = 60_000;
    private static final int MEASURED_ORDERS = 20_000;

    private OrderSpeed() {}

    /** Prints a line for each venue. */
    public static void main(String[] none) throws IOException {
        for (String venue : VENUES) {
            OrderBench orders = new OrderBench();
            orders.venueName = venue;
            orders.open();
            perSecond(orders, WARM_UP_ORDERS);
            long ours = 0;
            long ccxt = 0;
            for (int i = 0; i < TURNS; i++) {
                ours = Math.max(ours, perSecond(orders, MEASURED_ORDERS));
                ccxt = Math.max(ccxt, ccxt(venue));
            }
            System.out.printf(
                    Locale.ROOT, "%s: azalai %,d/s, ccxt %,d/s, ratio %.1f%n", venue, ours, ccxt, (double) ours / ccxt);
        }
    }

    /** Orders a second of this thread's processor time. */
    private static long perSecond(OrderBench orders, int count) {
        long start = processorNanos();
        for (int i = 0; i < count; i++) {
            orders.request_to_signed_bytes();
        }
        return count * TimeUnit.SECONDS.toNanos(1) / (processorNanos() - start);
    }

    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long ccxt(String venue) throws IOException {
        Process node = new ProcessBuilder("node", "conformance/ccxt-sign.mjs", venue)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return Long.parseLong(new String(node.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
    }
}
