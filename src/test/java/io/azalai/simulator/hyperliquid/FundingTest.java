package io.azalai.simulator.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Side;
import io.azalai.model.SteppedClock;
import io.azalai.model.TimeInForce;
import io.azalai.simulator.loopback.World;
import io.azalai.simulator.matching.Engine;
import io.azalai.simulator.matching.FundingPaid;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.simulator.matching.PriceProcess;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Funding that is paid by the hour (section 2.4). */
class FundingTest {

    private static final List<String> BASES = List.of("BTC");

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-01-12T02:33:34Z"));
    private final HyperliquidVenue venue = new HyperliquidVenue(new World(clock, 7, BASES, new PriceProcess(7, BASES)));

    @Test
    void each_hour_is_paid_once_whichever_way_the_clock_steps() {
        Engine engine = venue.engines().get("all");
        String account = venue.accounts().get(0);
        engine.place(new NewOrder(account, "BTC", Side.BUY, BigDecimal.ONE, null, TimeInForce.IOC, false, null));

        for (int hours : new int[] {3, -3, 3}) {
            clock.step(Duration.ofHours(hours));
            venue.second();
        }

        assertThat(engine.fundingPayments(account))
                .extracting(FundingPaid::time)
                .containsExactly(
                        Instant.parse("2026-01-12T03:00:00Z"),
                        Instant.parse("2026-01-12T04:00:00Z"),
                        Instant.parse("2026-01-12T05:00:00Z"));
    }

    @Test
    void a_step_of_years_pays_the_last_week() {
        Engine engine = venue.engines().get("all");
        String account = venue.accounts().get(0);
        engine.place(new NewOrder(account, "BTC", Side.BUY, BigDecimal.ONE, null, TimeInForce.IOC, false, null));

        clock.step(Duration.ofDays(3650));
        venue.second();

        assertThat(engine.fundingPayments(account))
                .extracting(FundingPaid::time)
                .hasSize(7 * 24)
                .endsWith(Instant.parse("2036-01-10T02:00:00Z"));
    }
}
