package io.azalai.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * How many frames a second come from another process through the shipped route into a YAML flow, beside a bare loop of
 * the JDK's WebSocket and Jackson, which take turns. Each turn warms up until the compilers rest, since a service runs
 * for days. Takes eight minutes. Run it in the folder of the project.
 */
public final class Throughput {

    private static final List<String> VENUES = List.of("hyperliquid", "aster");
    private static final String WARM_UP_MS = "15000";
    private static final String MEASURED_MS = "4000";

    private Throughput() {}

    /** Prints a line for each kind of frame. */
    public static void main(String[] none) throws Exception {
        Process firehose = firehose();
        try {
            URI address = URI.create("ws://127.0.0.1:" + port(firehose) + "/ws");
            System.out.printf("%-32s %28s %28s%n", "frames a second", "by the clock", "by processor time");
            System.out.printf(
                    "%-32s %10s %10s %6s %10s %10s %6s %12s%n",
                    "", "bare", "route", "ratio", "bare", "route", "ratio", "events");
            for (String venue : VENUES) {
                measure(
                        venue,
                        address,
                        FrameKind.all().stream()
                                .filter(kind -> kind.venue().equals(venue))
                                .toList());
            }
        } finally {
            firehose.destroy();
        }
        System.exit(0);
    }

    private static void measure(String venue, URI address, List<FrameKind> kinds) throws Exception {
        try (RouteLoop route = new RouteLoop(venue, address)) {
            for (FrameKind kind : kinds) {
                Stopwatch.Speed bare = BareLoop.measure(address, kind);
                Stopwatch.Speed shipped = route.measure(kind);
                System.out.printf("%-32s", venue + " " + kind.channel());
                compare(bare.perSecond(), shipped.perSecond());
                compare(bare.perProcessorSecond(), shipped.perProcessorSecond());
                System.out.printf(Locale.ROOT, " %,12d%n", route.events());
            }
        }
    }

    private static void compare(long bare, long shipped) {
        System.out.printf(Locale.ROOT, " %,10d %,10d %6.2f", bare, shipped, (double) shipped / bare);
    }

    private static Process firehose() throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        return new ProcessBuilder(
                        java,
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Firehose.class.getName(),
                        WARM_UP_MS,
                        MEASURED_MS)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int port(Process firehose) throws IOException {
        BufferedReader said =
                new BufferedReader(new InputStreamReader(firehose.getInputStream(), StandardCharsets.US_ASCII));
        return Integer.parseInt(said.readLine());
    }
}
