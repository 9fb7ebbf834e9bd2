package io.azalai.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.Grounds;
import io.azalai.LogCapture;
import io.azalai.demo.SimulatedVenues;
import io.azalai.model.Instrument;
import io.azalai.model.Level;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.provision.Plan;
import io.azalai.provision.Provisions;
import io.azalai.settings.ConfigurationException;
import io.azalai.simulator.Simulator;
import io.azalai.simulator.loopback.Fault;
import io.azalai.timing.Clocks;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.VenueOnLoopback;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever starts mode live is told what stands at the venues, and only then asked. */
class LiveConfirmationTest {

    @TempDir
    private Path home;

    private Simulator venues;
    private Plan plan;
    private Provisions provisions;

    @BeforeEach
    void prepare() {
        venues = Grounds.simulator();
        plan = new Grounds(home).live(venues, root -> {});
        provisions = Provisions.read(plan, null);
    }

    @AfterEach
    void close() {
        venues.close();
    }

    @Test
    void accounts_that_hold_nothing_say_none_and_the_limits_are_named() {
        assertThat(summary())
                .containsExactly(
                        "real orders will leave for:",
                        "  aster (MAINNET), account main",
                        "    open orders: none",
                        "    positions: none",
                        "  hyperliquid (MAINNET), account main",
                        "    open orders: none",
                        "    positions: none",
                        "limits: order up to 10000.0 USD, daily loss 10000 USD");
    }

    @Test
    void a_limit_that_is_switched_off_is_no_limit_of_nothing() {
        plan = new Grounds(home).live(venues, root -> root.withObject("/risk").put("daily_loss_limit", 0));
        provisions = Provisions.read(plan, null);

        assertThat(summary()).last().asString().endsWith("daily loss not limited");
    }

    @Test
    void what_an_account_has_is_listed() throws Exception {
        JsonNode block = SimulatedVenues.configuration(venues.addresses()).at("/exchanges/hyperliquid");
        try (VenueOnLoopback venue = VenueOnLoopback.requests("hyperliquid", block, Clock.systemUTC())) {
            Instrument btc = venue.instrument("BTC", Market.PERP);
            Level ask = venue.ask(new MarketRequest.ReadBook(btc.listing(), 5))
                    .asks()
                    .get(0);
            BigDecimal price = ask.price().setScale(0, RoundingMode.DOWN);
            venue.place(buy(venue, "rests", price.subtract(new BigDecimal(2000)), TimeInForce.GTC));
            venue.place(buy(venue, "takes", price.add(new BigDecimal(2000)), TimeInForce.IOC));

            assertThat(summary())
                    .contains("    open orders: BUY 0.001 BTC/USDC:USDC at " + price.subtract(new BigDecimal(2000))
                            + ".0, filled 0.000")
                    .anyMatch(line -> line.startsWith("    positions: LONG 0.001 BTC/USDC:USDC, entered at "));
        }
    }

    private static OrderTicket buy(VenueOnLoopback venue, String id, BigDecimal price, TimeInForce timeInForce) {
        return new OrderTicket(
                venue.instrument("BTC", Market.PERP).listing(),
                "main",
                id,
                venue.venue().venueClientOrderId("main", id),
                Side.BUY,
                OrderType.LIMIT,
                PositionSide.BOTH,
                new BigDecimal("0.001"),
                price,
                null,
                timeInForce,
                false,
                false,
                venue.clock().instant().plusSeconds(5));
    }

    @Test
    void a_venue_that_cannot_be_reached_is_said() {
        venues.inject(Fault.next("aster", Fault.Kind.DOWN)
                .lasting(Duration.ofMinutes(1).toMillis()));

        assertThat(summary())
                .anyMatch(line -> line.startsWith("    open orders and positions cannot be read: "))
                .containsSequence(
                        "  hyperliquid (MAINNET), account main", "    open orders: none", "    positions: none");
    }

    @Test
    void what_is_confirmed_is_said_as_well_and_what_is_not_does_not_start() {
        Plan unconfirmed = new Plan(plan.config(), plan.routes(), plan.home(), Map.of(), Map.of(), false);
        try (LogCapture log = LogCapture.begin()) {
            LiveConfirmation.require(provisions, plan, Clocks.of(Clock.systemUTC()));

            assertThat(log.text()).contains("hyperliquid (MAINNET), account main");
        }

        assertThatThrownBy(() -> LiveConfirmation.require(provisions, unconfirmed, Clocks.of(Clock.systemUTC())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("--yes-live");
    }

    private List<String> summary() {
        return LiveConfirmation.summary(provisions, plan, Clocks.of(Clock.systemUTC()));
    }
}
