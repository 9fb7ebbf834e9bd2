package io.azalai.market;

import static io.azalai.model.SampleEvents.ASTER_BTC;
import static io.azalai.model.SampleEvents.AT;
import static io.azalai.model.SampleEvents.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Source;
import io.azalai.model.Ticker;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What flows ask of a ticker before they order. */
class WeaknessTest {

    private final Weakness weakness = new Weakness();

    @Test
    void a_price_below_that_of_a_day_ago_is_weak() {
        assertThat(weakness.isWeak(told("114988.4", "-0.01"))).isTrue();
        assertThat(weakness.isWeak(told("114988.4", "0.00"))).isFalse();
        assertThat(weakness.isWeak(told("114988.4", "0.01"))).isFalse();
    }

    @Test
    void without_an_offer_or_a_change_nothing_is_weak() {
        assertThat(weakness.isWeak(told("114988.4", null))).isFalse();
        assertThat(weakness.isWeak(told(null, "-0.01"))).isFalse();
    }

    private static Ticker told(@Nullable String ask, @Nullable String changePercent) {
        return Ticker.of(ASTER_BTC, AT, RECEIVED, Source.WS)
                .withQuotes(null, null, ask == null ? null : new BigDecimal(ask), null)
                .withPrices(null, null, changePercent == null ? null : new BigDecimal(changePercent), null, null);
    }
}
