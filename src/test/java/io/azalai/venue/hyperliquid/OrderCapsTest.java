package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.model.Instrument;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.simulator.Simulator;
import io.azalai.simulator.SimulatorOptions;
import io.azalai.simulator.loopback.Fault;
import io.azalai.venue.MarketRequest.ReadOrderCaps;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Outcome;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueFacts;
import io.azalai.venue.VenueOnLoopback;
import java.math.BigDecimal;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** How much orders may be worth, as the simulated venue tells it over its socket and holds to it. */
class OrderCapsTest {

    private static final BigDecimal PRICE = new BigDecimal("60000");

    @Test
    void what_the_venue_tells_is_judged_by_at_once() throws Exception {
        Clock clock = Clock.systemUTC();
        try (Simulator simulator = Simulator.start(SimulatorOptions.defaults(), clock)) {
            JsonNode announced = new ObjectMapper().valueToTree(simulator.addresses());
            JsonNode block = VenueFacts.HYPERLIQUID.account().apply(announced.path("hyperliquid"));
            try (VenueOnLoopback venue = VenueOnLoopback.requests("hyperliquid", block, clock)) {
                assertThat(venue.ask(new ReadOrderCaps()).get(25)).isEqualByComparingTo("30000000");
                simulator.inject(Fault.next("hyperliquid", Fault.Kind.STATUS)
                        .containing("maxMarketOrderNtls")
                        .withStatus(200)
                        .saying("[[25,\"15000000.0\"]]"));
                assertThat(venue.ask(new ReadOrderCaps())).hasSize(1);

                VenueException refused = venue.refusal(market(venue, "251", clock));

                assertThat(refused.code()).isEqualTo("MAX_NOTIONAL");
                assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
                assertThat(refused).hasMessageContaining("takes 15000000.0 at most: write 250.00000 or less");
            }
        }
    }

    @Test
    void a_cap_that_no_memory_holds_is_not_taken() throws Exception {
        JsonNode absurd = Json.MAPPER.readTree("[[25,\"1e999999999\"]]");

        assertThatThrownBy(() -> InstrumentCodec.orderCaps(absurd)).isInstanceOf(NumberFormatException.class);
    }

    private static OrderTicket market(VenueOnLoopback venue, String quantity, Clock clock) {
        Instrument bitcoin = venue.instrument("BTC", Market.PERP);
        return new OrderTicket(
                bitcoin.listing(),
                "main",
                "large",
                venue.venue().venueClientOrderId("main", "large"),
                Side.BUY,
                OrderType.MARKET,
                PositionSide.BOTH,
                new BigDecimal(quantity),
                PRICE,
                null,
                null,
                false,
                false,
                clock.instant().plusSeconds(30));
    }
}
