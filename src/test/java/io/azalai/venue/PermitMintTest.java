package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Effect;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** On spot every sell makes a holding smaller (risk.md section 2): its lane tells what ends one from what quotes. */
class PermitMintTest {

    private static final Listing SPOT = Listing.of("hyperliquid", Market.SPOT, "HYPE/USDC", "@107");

    @Test
    void a_sell_on_spot_that_rests_goes_with_what_opens() {
        assertThat(lane(OrderType.LIMIT, TimeInForce.GTC)).isEqualTo(Lane.PLACE);
        assertThat(lane(OrderType.LIMIT, TimeInForce.GTX)).isEqualTo(Lane.PLACE);
    }

    @Test
    void a_sell_on_spot_at_once_or_behind_a_trigger_goes_before_what_opens() {
        assertThat(lane(OrderType.MARKET, null)).isEqualTo(Lane.REDUCE);
        assertThat(lane(OrderType.LIMIT, TimeInForce.IOC)).isEqualTo(Lane.REDUCE);
        assertThat(lane(OrderType.LIMIT, TimeInForce.FOK)).isEqualTo(Lane.REDUCE);
        assertThat(lane(OrderType.STOP_LIMIT, TimeInForce.GTC)).isEqualTo(Lane.REDUCE);
        assertThat(lane(OrderType.STOP_MARKET, null)).isEqualTo(Lane.REDUCE);
    }

    private static Lane lane(OrderType type, @Nullable TimeInForce timeInForce) {
        OrderTicket sell = new OrderTicket(
                SPOT,
                "main",
                "a-1",
                "a-1",
                Side.SELL,
                type,
                PositionSide.BOTH,
                BigDecimal.ONE,
                BigDecimal.TEN,
                null,
                timeInForce,
                false,
                false,
                Instant.MAX);
        return new PermitMint().mint(sell, Effect.REDUCE).lane();
    }
}
