package io.azalai.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * How many frames a second come from another process through the shipped route into a YAML flow, beside a bare loop of
 * the JDK's WebSocket and Jackson. The first run of each is for warming up. Takes less than a minute. Run it in the folder of the project.
 */
public final class Throughput {

    private static final String WARM_UP_MS = "2000";
    private static final String MEASURED_MS = "3000";

    private Throughput() {}

    /** Prints a line for each kind of frame. */
    public static void main(String[] none) throws Exception {
        Process firehose = firehose();
        try (RouteLoop route = new RouteLoop(URI.create("ws://127.0.0.1:" + port(firehose) + "/ws"))) {
            System.out.printf("%-16s %14s %14s %12s%n", "frame", "bare frames/s", "route frames/s", "events");
            BareLoop.measure(route.address(), "bbo");
            route.measure("trades");
            for (String kind : Frames.byKind().keySet()) {
                long bare = BareLoop.measure(route.address(), kind);
                long shipped = route.measure(kind);
                System.out.printf("%-16s %,14d %,14d %,12d%n", kind, bare, shipped, route.events());
            }
        } finally {
            firehose.destroy();
        }
        System.exit(0);
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
