package io.azalai.feed;

import static io.azalai.model.SampleEvents.ASTER_BTC;
import static io.azalai.model.SampleEvents.HYPERLIQUID_BTC;
import static io.azalai.model.SampleEvents.HYPERLIQUID_ETH;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Dataset;
import io.azalai.model.Interest;
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
    void a_star_wants_what_the_configuration_lists_and_reads_all_that_is_told() {
        FeedReader reader =
                subscribe(FeedFilter.of(Dataset.CANDLE).venue("hyperliquid").symbols("*", "SOL"));

        assertThat(feed.interest().wanted("hyperliquid"))
                .extracting(Interest::symbol)
                .containsExactlyInAnyOrder("ETH", "SOL");
        assertThat(feed.wants(Dataset.CANDLE, HYPERLIQUID_ETH)).isTrue();
        assertThat(feed.wants(Dataset.CANDLE, HYPERLIQUID_BTC)).isFalse();
        assertThat(reader.wants(HYPERLIQUID_ETH)).isTrue();
        assertThat(reader.wants(HYPERLIQUID_BTC)).isTrue();
        assertThat(reader.wants(ASTER_BTC)).isFalse();
    }

    private FeedReader subscribe(FeedFilter filter) {
        return feed.subscribe("test", filter, Overflow.LATEST, 10, (event, retained) -> {});
    }
}
