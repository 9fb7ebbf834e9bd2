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

    private static final String WARM_UP_MS = "15000";
    private static final String MEASURED_MS = "4000";

    private Throughput() {}

    /** Prints a line for each kind of frame. Arguments: the channels to measure, none for all. */
    public static void main(String[] channels) throws Exception {
        Process firehose = firehose();
        try {
            URI address = URI.create("ws://127.0.0.1:" + port(firehose) + "/ws");
            System.out.printf("%-32s %28s %28s%n", "frames a second", "by the clock", "by processor time");
            System.out.printf(
                    "%-32s %10s %10s %6s %10s %10s %6s %12s%n",
                    "", "bare", "route", "ratio", "bare", "route", "ratio", "events");
            for (FrameKind kind : FrameKind.all()) {
                if (channels.length == 0 || List.of(channels).contains(kind.channel())) {
                    measure(kind, address);
                }
            }
        } finally {
            firehose.destroy();
        }
        System.exit(0);
    }

    private static void measure(FrameKind kind, URI address) throws Exception {
        try (RouteLoop route = new RouteLoop(kind, address)) {
            Stopwatch.Speed bare = BareLoop.measure(address, kind);
            Stopwatch.Speed shipped = route.measure();
            System.out.printf("%-32s", kind.venue() + " " + kind.channel());
            compare(bare.perSecond(), shipped.perSecond());
            compare(bare.perProcessorSecond(), shipped.perProcessorSecond());
            System.out.printf(Locale.ROOT, " %,12d%n", route.events());
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
