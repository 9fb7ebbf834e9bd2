package io.azalai.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.azalai.model.Ticker;
import io.azalai.simulator.loopback.Fault;
import io.azalai.venue.Outcome;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueUnavailableException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node of Hyperliquid without an index of trades answers 422 to recentTrades, whatever the coin (hyperliquid.md 2.3).
 */
class LesserNodeTest {

    private static final String ANSWER = "Failed to deserialize the JSON body into the target type";

    @TempDir
    Path home;

    @Test
    void trades_that_a_node_does_not_serve_are_told_so_and_a_ticker_goes_without_them() throws Exception {
        try (LoopbackService venues = new LoopbackService(home);
                ServiceManager service = ServiceManager.open(venues.settings().confirmLive())) {
            service.connectAll();
            venues.simulator()
                    .inject(Fault.next("hyperliquid", Fault.Kind.STATUS)
                            .at("/info")
                            .containing("recentTrades")
                            .withStatus(422)
                            .saying(ANSWER)
                            .times(2));
            FuturesService futures = service.futures("hyperliquid");

            VenueUnavailableException refused =
                    catchThrowableOfType(VenueUnavailableException.class, () -> futures.getTrades("BTC", 10));
            Ticker ticker = futures.getTicker("BTC");

            assertThat(refused).isNotNull();
            assertThat(refused.code()).isEqualTo(VenueException.NOT_SERVED);
            assertThat(refused.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(refused)
                    .hasMessageContaining("this node does not serve recentTrades")
                    .hasMessageContaining("BTC/USDC:USDC")
                    .hasMessageContaining("take the stream of trades");
            assertThat(ticker.lastPrice()).isPositive();
            assertThat(futures.getTrades("BTC", 10)).isNotEmpty();
        }
    }
}
