package io.azalai.feed;

import static io.azalai.model.SampleEvents.ASTER_BTC;
import static io.azalai.model.SampleEvents.ASTER_BTC_SPOT;
import static io.azalai.model.SampleEvents.HYPERLIQUID_BTC;
import static io.azalai.model.SampleEvents.HYPERLIQUID_ETH;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Dataset;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is wanted of a listing, as long as a reader wants it. */
class FeedInterestTest {

    private final Feed feed = new Feed(
            Clock.systemUTC(), System::nanoTime, () -> Map.of("hyperliquid", List.of("ETH")), SymbolMatch.SPELLING);

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void a_listing_is_wanted_by_any_of_its_names_until_its_last_reader_leaves() {
        FeedReader reader = subscribe(FeedFilter.of(Dataset.CANDLE).symbols("btc", "BTCUSDT"));

        assertThat(feed.wants(Dataset.CANDLE, HYPERLIQUID_BTC)).isTrue();
        assertThat(feed.wants(Dataset.TRADE, HYPERLIQUID_BTC)).isFalse();
        assertThat(feed.wants(Dataset.CANDLE, HYPERLIQUID_ETH)).isFalse();
        reader.close();

        assertThat(feed.wants(Dataset.CANDLE, HYPERLIQUID_BTC)).isFalse();
    }

    @Test
    void a_reader_of_everything_wants_what_the_configuration_lists() {
        subscribe(FeedFilter.of(Dataset.CANDLE));

        assertThat(feed.wants(Dataset.CANDLE, HYPERLIQUID_ETH)).isTrue();
        assertThat(feed.wants(Dataset.CANDLE, HYPERLIQUID_BTC)).isFalse();
    }

    @Test
    void everything_that_is_configured_may_be_wanted_by_name() {
        subscribe(FeedFilter.of(Dataset.CANDLE).venue("aster").symbols("*"));

        assertThat(feed.wants(Dataset.CANDLE, ASTER_BTC)).isTrue();
        assertThat(feed.wants(Dataset.CANDLE, ASTER_BTC_SPOT)).isTrue();
        assertThat(feed.wants(Dataset.CANDLE, HYPERLIQUID_BTC)).isFalse();
    }

    private FeedReader subscribe(FeedFilter filter) {
        return feed.subscribe("test", filter, Overflow.LATEST, 10, (event, retained) -> {});
    }
}
