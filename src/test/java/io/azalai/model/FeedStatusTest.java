package io.azalai.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change of a stream's state means for the trades of a listing. */
class FeedStatusTest {

    @ParameterizedTest
    @CsvSource({
        "hyperliquid, market, PERP, true",
        "hyperliquid, market, SPOT, true",
        "hyperliquid, market-fast, PERP, false",
        "aster, futures-market, PERP, true",
        "aster, futures-market, SPOT, false",
        "aster, spot-market, SPOT, true",
        "aster, spot-market, PERP, false"
    })
    void trades_come_by_the_stream_of_their_market(String venue, String channel, Market market, boolean concerned) {
        Listing listing = Listing.of(venue, market, "BTC/USDT", "BTCUSDT");

        assertThat(down(venue, channel).concernsTrades(listing)).isEqualTo(concerned);
        assertThat(down("elsewhere", channel).concernsTrades(listing)).isFalse();
    }

    private static FeedStatus down(String venue, String channel) {
        return new FeedStatus(venue, null, null, FeedState.DOWN, channel, null, 0, Instant.EPOCH);
    }
}
