package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prices come of what orders and positions have to do with, as long as they have. */
class PriceWatchTest extends OnOrderPath {

    private final List<String> asked = new ArrayList<>();

    @Test
    void prices_are_asked_for_once_while_a_position_needs_them_and_given_up_after() {
        new PriceWatch(test.path, List.of(test.venue), time, this::ask).begin();
        time.pass(Duration.ofSeconds(2));
        assertThat(asked).isEmpty();

        test.hold("1");
        time.pass(Duration.ofSeconds(2));
        assertThat(asked).containsExactly("hyperliquid BTC/USDC:USDC");

        test.hold("0");
        time.pass(Duration.ofSeconds(2));
        assertThat(asked).containsExactly("hyperliquid BTC/USDC:USDC", "no more");
    }

    private Runnable ask(String venue, List<String> symbols) {
        asked.add(venue + " " + String.join(" ", symbols));
        return () -> asked.add("no more");
    }
}
