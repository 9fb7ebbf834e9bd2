package io.azalai.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
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

        assertThat(down(venue, channel).concerns(listing, Dataset.TRADE)).isEqualTo(concerned);
        assertThat(down("elsewhere", channel).concerns(listing, Dataset.TRADE)).isFalse();
    }

    @Test
    void of_parts_only_what_comes_by_them_is_concerned() {
        Listing btc = SampleEvents.ASTER_BTC;
        FeedStatus status = new FeedStatus(
                "aster",
                List.of(
                        FeedStatus.Part.of(btc, Dataset.ORDER_BOOK, Dataset.BOOK_DELTA),
                        FeedStatus.Part.of(SampleEvents.ASTER_BTC_SPOT, Dataset.TRADE)),
                null,
                FeedState.STALE,
                "market",
                null,
                0,
                Instant.EPOCH);

        assertThat(status.concerns(btc, Dataset.BOOK_DELTA)).isTrue();
        assertThat(status.concerns(btc, Dataset.TRADE)).isFalse();
        assertThat(status.concerns(SampleEvents.ASTER_BTC_SPOT, Dataset.BOOK_DELTA))
                .isFalse();
        assertThat(status.where()).isNull();
        assertThat(status.listings()).containsExactly(btc, SampleEvents.ASTER_BTC_SPOT);
    }

    private static FeedStatus down(String venue, String channel) {
        return new FeedStatus(venue, List.of(), null, FeedState.DOWN, channel, null, 0, Instant.EPOCH);
    }
}
