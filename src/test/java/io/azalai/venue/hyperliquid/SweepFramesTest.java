package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.azalai.model.Candle;
import io.azalai.model.Event;
import io.azalai.model.FundingRate;
import io.azalai.model.Interval;
import io.azalai.model.MarkPrice;
import io.azalai.model.Market;
import io.azalai.model.OpenInterest;
import io.azalai.model.OrderBook;
import io.azalai.model.Ticker;
import io.azalai.venue.UnreadableFrameException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames that are not hot, against the samples (hyperliquid.md sections 6.2 and 6.4). */
class SweepFramesTest {

    private final Listings listings = Samples.listings();
    private final MarketFrames frames = new MarketFrames(listings, Samples.marks(), Samples.clock());

    @Test
    void a_candle_is_closed_once_its_last_millisecond_is_past() throws UnreadableFrameException {
        String frame = Samples.sample("ws-candle").toString();

        Candle candle = (Candle) decode(frame, Samples.NOW).get(0);

        assertThat(candle.interval()).isEqualTo(Interval.M15);
        assertThat(candle.openTime()).isEqualTo(Instant.ofEpochMilli(1681923600000L));
        assertThat(candle.closeTime()).isEqualTo(Instant.ofEpochMilli(1681924499999L));
        assertThat(candle.open()).isEqualByComparingTo("29295");
        assertThat(candle.close()).isEqualByComparingTo("29258");
        assertThat(candle.high()).isEqualByComparingTo("29309");
        assertThat(candle.low()).isEqualByComparingTo("29250");
        assertThat(candle.volume()).isEqualByComparingTo("0.98639");
        assertThat(candle.trades()).isEqualTo(189);
        assertThat(candle.closed()).isTrue();
        assertThat(decode(frame, Instant.ofEpochMilli(1681924000000L)))
                .singleElement()
                .extracting("closed")
                .isEqualTo(false);
        String rows = frame.replace("\"data\":{", "\"data\":[{").replace("}}", "}]}");
        assertThat(decode(rows, Samples.NOW)).containsExactly(candle);
    }

    @Test
    void a_candle_of_an_unknown_interval_or_coin_is_unreadable() {
        String frame = Samples.sample("ws-candle").toString();

        assertThat(kind(frame.replace("15m", "7m"))).isEqualTo("bad-shape");
        assertThat(kind(frame.replace("BTC", "NOPE"))).isEqualTo("unknown-symbol");
        assertThat(kind(frame.replace("\"29295.0\"", "null"))).isEqualTo("bad-number");
        assertThat(kind(frame.replace("\"29295.0\"", "\"0\""))).isEqualTo("bad-number");
    }

    @Test
    void mids_stand_for_last_prices() throws UnreadableFrameException {
        List<Event> events = decode(Samples.sample("ws-allMids").toString(), Samples.NOW);

        assertThat(events)
                .extracting(event -> ((Ticker) event).listing().venueSymbol())
                .contains("BTC", "ETH");
        Ticker purr = (Ticker) events.stream()
                .filter(event -> ((Ticker) event).listing().market() == Market.SPOT)
                .findFirst()
                .orElseThrow();
        assertThat(purr.lastPrice()).isEqualByComparingTo("0.067131");
        String rest = "{\"channel\":\"allMids\",\"data\":{\"mids\":" + Samples.sample("rest-allMids") + "}}";
        assertThat(decode(rest, Samples.NOW))
                .filteredOn(event -> ((Ticker) event).listing().venueSymbol().equals("BTC"))
                .singleElement()
                .extracting("lastPrice")
                .hasToString(Samples.sample("rest-allMids").path("BTC").asText());
    }

    @Test
    void figures_of_all_dexes_are_joined_by_position() throws UnreadableFrameException {
        List<Event> events = decode(Samples.sample("ws-allDexsAssetCtxs").toString(), Samples.NOW);

        assertThat(events).hasSize(12);
        assertThat(events).first().isInstanceOfSatisfying(MarkPrice.class, mark -> {
            assertThat(mark.listing().venueSymbol()).isEqualTo("BTC");
            assertThat(mark.markPrice()).isEqualByComparingTo("77562");
        });
        assertThat(events)
                .filteredOn(event -> event instanceof OpenInterest)
                .extracting(event -> ((OpenInterest) event).openInterest().toPlainString())
                .containsExactly("27353.17682", "605822.2557999999", "1485517.8400000001");
        String one = "{\"channel\":\"assetCtxs\",\"data\":{\"dex\":\"\",\"ctxs\":"
                + Samples.sample("ws-allDexsAssetCtxs").at("/data/ctxs/0/1") + "}}";
        assertThat(decode(one, Samples.NOW)).isEqualTo(events);
    }

    @Test
    void figures_of_pairs_name_them() throws UnreadableFrameException {
        String frame = "{\"channel\":\"spotAssetCtxs\",\"data\":[{\"coin\":\"@1\",\"markPx\":\"0.14\",\"prevDayPx\":"
                + "\"0.1\"},{\"coin\":\"@999\",\"markPx\":\"1\"}]}";

        assertThat(decode(frame, Samples.NOW)).singleElement().isInstanceOfSatisfying(Ticker.class, ticker -> {
            assertThat(ticker.listing().symbol()).isEqualTo("HFUN/USDC");
            assertThat(ticker.priceChange()).isEqualByComparingTo("0.04");
        });
    }

    @Test
    void a_pairs_own_figures_are_a_ticker() throws UnreadableFrameException {
        String frame = Samples.sample("ws-activeSpotAssetCtx").toString().replace("@107", "@1");

        assertThat(decode(frame, Samples.NOW)).singleElement().isInstanceOfSatisfying(Ticker.class, ticker -> {
            assertThat(ticker.quoteVolume()).isEqualByComparingTo("96338450.61");
            assertThat(ticker.volume()).isEqualByComparingTo("3052010.4");
            assertThat(ticker.priceChange()).isEqualByComparingTo("0.2165");
        });
    }

    @Test
    void packed_marks_are_unpacked() throws UnreadableFrameException {
        List<Event> events = decode(Samples.sample("ws-fastAssetCtxs").toString(), Samples.NOW);

        assertThat(events)
                .extracting(
                        event -> ((MarkPrice) event).listing().venueSymbol(),
                        event -> ((MarkPrice) event).markPrice().toPlainString())
                .containsExactly(tuple("BTC", "97500.5"), tuple("ETH", "3650.25"));
        assertThat(kind("{\"channel\":\"fastAssetCtxs\",\"data\":\"!!!\"}")).isEqualTo("bad-shape");
        assertThat(kind("{\"channel\":\"fastAssetCtxs\",\"data\":\"AAAA\"}")).isEqualTo("not-json");
    }

    @Test
    void a_fast_book_is_known_by_its_mark_or_by_the_connection_it_came_by() throws UnreadableFrameException {
        String frame = Samples.sample("ws-l2Book").toString();
        List<Event> events = new ArrayList<>();

        frames.decode(frame, MarketStreams.FAST, Samples.NOW, events::add);
        events.addAll(decode(frame.replace("\"data\":{", "\"data\":{\"fast\":true,"), Samples.NOW));

        assertThat(events).hasSize(2).allSatisfy(event -> assertThat(((OrderBook) event).parts())
                .singleElement()
                .extracting("source")
                .isEqualTo("fast"));
    }

    @Test
    void a_rate_of_the_stream_is_paid_at_the_next_full_hour() throws UnreadableFrameException {
        assertThat(decode(Samples.sample("ws-activeAssetCtx").toString(), Instant.parse("2026-01-01T06:40:00Z")))
                .filteredOn(event -> event instanceof FundingRate)
                .singleElement()
                .extracting("nextFundingTime")
                .isEqualTo(Instant.parse("2026-01-01T07:00:00Z"));
    }

    private String kind(String frame) {
        return catchThrowableOfType(UnreadableFrameException.class, () -> decode(frame, Samples.NOW))
                .kind();
    }

    private List<Event> decode(String frame, Instant receivedAt) throws UnreadableFrameException {
        List<Event> events = new ArrayList<>();
        frames.decode(frame, "", receivedAt, events::add);
        return events;
    }
}
