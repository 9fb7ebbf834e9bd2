package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.cli.Services;
import io.azalai.simulator.Simulator;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code azalai orders} against a running service over simulated venues: what is shown, and the exit codes. */
class OrderCommandsTest {

    private static final int DONE = 0;
    private static final int REFUSED = 4;
    private static final int NO_SERVICE = 5;

    @TempDir
    private Path home;

    private final List<String> where = new ArrayList<>();

    @Test
    void orders_are_placed_amended_listed_closed_and_cancelled() {
        Grounds grounds = new Grounds(home);
        try (Simulator venues = Grounds.simulator();
                Application service =
                        Application.start(grounds.live(venues, OrderCommandsTest::limits), Clock.systemUTC())) {
            where.addAll(List.of(
                    "--url",
                    service.apiUrl(),
                    "--token-file",
                    home.resolve("state/ui-token").toString()));

            tells("place hyperliquid ETH BUY 0.01 --price 2000 --id cli-a", DONE, "cli-a +hyperliquid .* 2000 NEW");
            tells("place hyperliquid ETH BUY 0.01 --price 2000 --id cli-a", DONE, "known already: cli-a");
            tells(
                    "place hyperliquid ETH BUY 0.02 --price 2000 --id cli-a",
                    REFUSED,
                    "refused \\(409\\).*NEW under id cli-a");
            tells("amend hyperliquid cli-a --price 2010", DONE, "cli-a .* 2010 ");
            tells("list", DONE, "cli-a .* 2010 NEW");
            tells("cancel cli-a", DONE, "cli-a .* (CANCELED|PENDING_CANCEL)");
            tells("cancel cli-none", REFUSED, "refused \\(404\\): UNKNOWN_ORDER.*CANCEL of order cli-none");
            tells("close hyperliquid ETH", REFUSED, "NOTHING_TO_CLOSE");
            Said made = tells("place hyperliquid ETH BUY 0.01", DONE, "cli-[0-9]+-[0-9]+ .*FILLED");
            tells("close hyperliquid ETH", DONE, "SELL 0.01 .*FILLED");
            tells("list --all", DONE, id(made));
            tells("place hyperliquid ETH BUY 50 --price 2000", REFUSED, "ORDER_TOO_LARGE.*NEW under id cli-");
        }
        tells(
                "place hyperliquid ETH BUY 0.01 --id late",
                NO_SERVICE,
                "no service answers.*NEW under id late was not done");
    }

    private static void limits(ObjectNode root) {
        root.withObjectProperty("risk").put("duplicate_order_window_ms", 0);
    }

    private static String id(Said told) {
        Matcher id = Pattern.compile("cli-[0-9]+-[0-9]+").matcher(told.text());
        assertThat(id.find()).isTrue();
        return id.group();
    }

    private Said tells(String command, int code, String pattern) {
        Said told = run(command);
        assertThat(told.code()).as("%s: %s", command, told.text()).isEqualTo(code);
        assertThat(told.text()).as(command).containsPattern(pattern);
        return told;
    }

    private Said run(String command) {
        List<String> arguments = new ArrayList<>(List.of("orders"));
        arguments.addAll(List.of(command.split(" ")));
        arguments.addAll(where);
        return Said.by(new Services(Clock.systemUTC(), null, null, null, null, null), arguments);
    }
}
