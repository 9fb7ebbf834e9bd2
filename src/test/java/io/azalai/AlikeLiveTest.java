package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Market;
import io.azalai.model.OrderTerms;
import io.azalai.model.Side;
import io.azalai.simulator.matching.Engine;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check for what moves alike (risk.md section 5), by the candles that a venue tells. */
class AlikeLiveTest extends OnVenueLedgers {

    /** Candles of a length that nothing else reads. */
    private static final int FOUR_HOURS_MS = 14_400_000;

    private static final String CANDLES = "\"interval\":\"4h\"";

    /** The coins that the simulated accounts hold at first would count too. */
    @BeforeEach
    void rid() {
        Engine spot = venues.venue("aster").engines().get("spot");
        Map.of("HYPE", "1000", "PURR", "100000", "UBTC", "1")
                .forEach((asset, held) -> rid(engine("hyperliquid"), "hyperliquid", asset, held));
        Map.of("BTC", "1", "ETH", "20", "ASTER", "50000").forEach((asset, held) -> rid(spot, "aster", asset, held));
        watch("hyperliquid", CANDLES);
    }

    @Test
    void the_same_asset_elsewhere_counts_as_one_and_another_as_its_candles_say() {
        try (Application service = start("-0.9")) {
            place(service, "hyperliquid", "BTC", "held", buy("0.001"));

            assertThatThrownBy(() -> place(service, "aster", "BTC", "same", buy("0.001")))
                    .cause()
                    .hasMessageContaining("CORRELATION_LIMIT")
                    .hasMessageContaining("long BTC: correlation 1 > -0.9");
            assertThatThrownBy(() -> place(service, "hyperliquid", "ETH", "other", buy("0.01")))
                    .cause()
                    .hasMessageContaining("CORRELATION_LIMIT")
                    .hasMessageMatching("(?s).*long BTC: correlation -?0\\.\\d+ > -0\\.9.*");
            assertThat(asked("hyperliquid", CANDLES)).isPositive();
        }
    }

    @Test
    void with_a_limit_of_one_nothing_is_refused_and_no_candles_are_read_for_it() {
        try (Application service = start("1")) {
            place(service, "hyperliquid", "BTC", "held", buy("0.001"));
            place(service, "aster", "BTC", "same", buy("0.001"));
            place(service, "hyperliquid", "ETH", "other", buy("0.01"));

            assertThat(positions("hyperliquid")).hasSize(2);
            assertThat(positions("aster")).hasSize(1);
            assertThat(asked("hyperliquid", CANDLES)).isZero();
        }
    }

    private void rid(Engine engine, String venue, String asset, String held) {
        assertThat(engine.move(account(venue), Market.SPOT, asset, new BigDecimal(held).negate()))
                .as(asset)
                .isTrue();
    }

    private Application start(String limit) {
        return Application.start(
                grounds.live(venues, root -> root.withObjectProperty("risk")
                        .put("correlation_limit", new BigDecimal(limit))
                        .put("correlation_interval_ms", FOUR_HOURS_MS)),
                Clock.systemUTC());
    }

    private static OrderTerms buy(String quantity) {
        return OrderTerms.market(Side.BUY, new BigDecimal(quantity));
    }
}
