package io.azalai.market;

import static io.azalai.model.SampleEvents.HYPERLIQUID_BTC;
import static io.azalai.model.SampleEvents.ticker;
import static io.azalai.model.SampleEvents.trade;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DuplicatesTest {

    private final Duplicates duplicates = new Duplicates();

    @Test
    void the_same_prices_are_no_news_however_many_zeros_pad_them() {
        assertThat(duplicates.isNew(ticker(HYPERLIQUID_BTC, "1.5"), "flow")).isTrue();
        assertThat(duplicates.isNew(ticker(HYPERLIQUID_BTC, "1.50"), "flow")).isFalse();
        assertThat(duplicates.isNew(ticker(HYPERLIQUID_BTC, "1.51"), "flow")).isTrue();
        assertThat(duplicates.isNew(ticker(HYPERLIQUID_BTC, "1.5"), "flow")).isTrue();
    }

    @Test
    void a_trade_is_news_once_to_each_flow() {
        assertThat(duplicates.isNew(trade(HYPERLIQUID_BTC, "7"), "one")).isTrue();
        assertThat(duplicates.isNew(trade(HYPERLIQUID_BTC, "7"), "one")).isFalse();
        assertThat(duplicates.isNew(trade(HYPERLIQUID_BTC, "7"), "two")).isTrue();
    }
}
