package io.azalai.cli;

import java.nio.file.Path;
import java.util.List;

/**
 * What the demo says to try next.
 *
 * @param folder where its events, state and log lie, below the launcher's
 */
record DemoHints(Path folder) {

    /** While it runs; the last line is the most needed. */
    String[] during(String apiUrl) {
        String to = " --url " + apiUrl + " --token-file " + folder.resolve("state/ui-token");
        return new String[] {
            "Try, in another terminal:",
            "  edit routes/examples/demo-buys-aster.camel.yaml (the quantity, say) and save: it takes effect at once",
            "  ./azalai orders list --all" + to,
            "  ./azalai orders place hyperliquid BTC BUY 0.001" + to,
            "  ./azalai feeds" + to,
            "  ls " + folder.resolve("events") + "    every event, one JSON text a line; the log is "
                    + folder.resolve("azalai.log"),
            "Ctrl-C stops it. Then: ./azalai init, a configuration for the real venues."
        };
    }

    /** When it has ended. */
    List<String> after() {
        return List.of(
                "azalai demo: stopping. What it recorded lies in " + folder.resolve("events") + ", its log is "
                        + folder.resolve("azalai.log") + ".",
                "Next: edit a flow in routes/examples and start it again, or ./azalai init, which writes a configuration",
                "for the real venues, then ./azalai check and ./azalai run (paper: real prices, no real money).");
    }
}
