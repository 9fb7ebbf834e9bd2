package io.azalai.venue.hyperliquid;

import static io.azalai.venue.hyperliquid.HyperliquidFixture.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.AggressorSide;
import io.azalai.model.Candle;
import io.azalai.model.FundingRate;
import io.azalai.model.Instrument;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.MarketEvent;
import io.azalai.model.OpenInterest;
import io.azalai.model.Ticker;
import io.azalai.model.Trade;
import io.azalai.venue.Charge;
import io.azalai.venue.HttpReply;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.Outcome;
import io.azalai.venue.Page;
import io.azalai.venue.PartRequest;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The public reads of hyperliquid.md sections 2.2 to 2.4 against their samples. */
class MarketReadsTest {

    private static final Instant SINCE = Instant.ofEpochMilli(1684702007000L);
    private static final String META = "{\"universe\":[{\"name\":\"kPEPE\",\"szDecimals\":0,\"maxLeverage\":10},"
            + "{\"name\":\"AVAX\",\"szDecimals\":2,\"maxLeverage\":10},{\"name\":\"0G\",\"szDecimals\":0,"
            + "\"maxLeverage\":3},{\"name\":\"BTC\",\"szDecimals\":5,\"maxLeverage\":50}]}";

    private final HyperliquidFixture venue = new HyperliquidFixture("");

    @Test
    void candles_begin_at_or_after_the_instant_although_the_venue_adds_the_one_before() {
        Listing pepe = listed("kPEPE");
        MarketRequest.ReadCandles read = new MarketRequest.ReadCandles(pepe, Interval.H1, SINCE, null);

        Page<Candle> page = venue.sample(read, "rest-candleSnapshot");

        assertThat(venue.body(read))
                .hasToString("{\"type\":\"candleSnapshot\",\"req\":{\"coin\":\"kPEPE\",\"interval\":\"1h\","
                        + "\"startTime\":1684702007000}}");
        assertThat(page.next()).isNull();
        assertThat(page.rows()).hasSize(5);
        Candle first = page.rows().get(0);
        assertThat(first.openTime()).isEqualTo(Instant.ofEpochMilli(1684702800000L));
        assertThat(first.closeTime()).isEqualTo(Instant.ofEpochMilli(1684706399999L));
        assertThat(first.open()).isEqualByComparingTo("0.001603");
        assertThat(first.high()).isEqualByComparingTo("0.001603");
        assertThat(first.low()).isEqualByComparingTo("0.001584");
        assertThat(first.close()).isEqualByComparingTo("0.001591");
        assertThat(first.volume()).isEqualByComparingTo("682593287");
        assertThat(first.trades()).isEqualTo(802);
        assertThat(first.closed()).isTrue();
    }

    @Test
    void five_thousand_candles_are_not_the_last() {
        Listing pepe = listed("kPEPE");
        ArrayNode rows = Json.MAPPER.createArrayNode();
        ObjectNode row = (ObjectNode) Samples.sample("rest-candleSnapshot").get(0);
        for (long i = 0; i < 5000; i++) {
            rows.add(row.deepCopy().put("t", SINCE.toEpochMilli() + i * 60_000));
        }
        MarketRequest.ReadCandles read = new MarketRequest.ReadCandles(pepe, Interval.M1, SINCE, null);

        assertThat(venue.answer(read, rows.toString()).next()).isEqualTo(SINCE.plusSeconds(4999 * 60));
        assertThat(venue.requests.extraCharges(read, new HttpReply(200, Map.of(), rows.toString(), Samples.NOW)))
                .containsExactly(new Charge("weight", 83));
    }

    @Test
    void the_venues_clock_is_read_of_its_status() {
        MarketRequest.ServerTime read = new MarketRequest.ServerTime(Market.PERP);

        assertThat(venue.sample(read, "rest-exchangeStatus")).isEqualTo(Instant.ofEpochMilli(1754450974231L));
        assertThat(venue.body(read)).hasToString("{\"type\":\"exchangeStatus\"}");
    }

    @Test
    void figures_of_pairs_belong_to_the_pair_they_name() {
        venue.sample(new MarketRequest.ReadInstruments(Market.SPOT), "rest-spotMeta");
        MarketRequest.ReadTickers read = new MarketRequest.ReadTickers(Market.SPOT, null);

        List<Ticker> tickers = venue.sample(read, "rest-spotMetaAndAssetCtxs");

        assertThat(venue.body(read)).hasToString("{\"type\":\"spotMetaAndAssetCtxs\"}");
        assertThat(tickers).extracting(ticker -> ticker.listing().symbol()).containsExactly("PURR/USDC", "HFUN/USDC");
        assertThat(tickers.get(0).lastPrice()).isEqualByComparingTo("0.209265");
        assertThat(tickers.get(0).priceChange()).isEqualByComparingTo("0.004945");
        assertThat(tickers.get(1).volume()).isEqualByComparingTo("3052010.4");
    }

    /** Anybody may deploy a dex and name its coins: what is ordered by a symbol must be what is meant by it. */
    @Test
    void coins_that_differ_in_case_only_have_symbols_of_their_own() {
        HyperliquidFixture wide = new HyperliquidFixture("\"dexes\":[\"xyz\"]");
        List<Instrument> listed = wide.answer(new MarketRequest.ReadInstruments(Market.PERP), """
                [{"universe":[]},{"universe":[{"name":"xyz:TSLA","szDecimals":3},{"name":"xyz:Tsla","szDecimals":1}]}]""");

        assertThat(listed)
                .extracting(instrument -> instrument.listing().symbol())
                .containsExactly("XYZ-TSLA/USDC:USDC", "xyz:Tsla");
        assertThat(listed).allSatisfy(instrument -> assertThat(wide.listings
                        .symbols()
                        .resolve(instrument.listing().symbol(), null)
                        .listing())
                .isEqualTo(instrument.listing()));
    }

    @Test
    void intervals_the_venue_has_not_are_never_asked_for() {
        assertThatThrownBy(() -> venue.body(new MarketRequest.ReadCandles(BTC, Interval.H6, SINCE, null)))
                .isInstanceOf(VenueException.class)
                .hasMessageContaining("no candles of 6h")
                .extracting(failure -> ((VenueException) failure).outcome())
                .isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void trades_come_oldest_first_and_name_who_took() {
        List<Trade> trades = venue.sample(new MarketRequest.ReadTrades(BTC, 2), "rest-recentTrades");
        var rows = Samples.sample("rest-recentTrades");

        assertThat(trades).hasSize(2);
        Trade newest = trades.get(1);
        assertThat(newest.tradeId()).isEqualTo(rows.at("/0/tid").asText());
        assertThat(newest.price()).isEqualByComparingTo(rows.at("/0/px").asText());
        assertThat(newest.quantity()).isEqualByComparingTo(rows.at("/0/sz").asText());
        assertThat(newest.side())
                .isEqualTo(rows.at("/0/side").asText().equals("A") ? AggressorSide.SELL : AggressorSide.BUY);
        assertThat(newest.timestamp())
                .isEqualTo(Instant.ofEpochMilli(rows.at("/0/time").asLong()));
        assertThat(trades.get(0).timestamp()).isBeforeOrEqualTo(newest.timestamp());
    }

    @Test
    void rates_that_were_paid_come_with_their_hour() {
        MarketRequest.ReadFundingHistory read = new MarketRequest.ReadFundingHistory(BTC, SINCE, Samples.NOW);

        Page<FundingRate> page = venue.sample(read, "rest-fundingHistory-2026");

        assertThat(venue.body(read).path("endTime").asLong()).isEqualTo(Samples.NOW.toEpochMilli());
        assertThat(page.next()).isNull();
        assertThat(page.rows())
                .extracting(rate -> rate.rate().toPlainString())
                .containsExactly("0.0000125", "-0.0000081", "0.0000033");
        assertThat(page.rows().get(1).timestamp()).isEqualTo(Instant.ofEpochMilli(1769912400000L));
        assertThat(page.rows().get(1).intervalHours()).isEqualTo(1);
        assertThat(page.rows()).allSatisfy(rate -> assertThat(rate.cap()).isNull());
        assertThat(venue.sample(read, "rest-fundingHistory").rows()).hasSize(5);
    }

    @Test
    void five_hundred_rates_are_not_the_last() {
        ArrayNode rows = Json.MAPPER.createArrayNode();
        for (int i = 0; i < 500; i++) {
            rows.addObject().put("coin", "BTC").put("fundingRate", "0.1").put("time", SINCE.toEpochMilli() + i * 10L);
        }

        assertThat(venue.answer(new MarketRequest.ReadFundingHistory(BTC, SINCE, null), rows.toString())
                        .next())
                .isEqualTo(SINCE.plusMillis(4990));
    }

    @Test
    void the_rate_expected_is_paid_at_the_next_full_hour_whatever_the_venue_says() {
        listed("AVAX");

        List<FundingRate> rates = venue.sample(new MarketRequest.ReadPredictedFunding(), "rest-predictedFundings");

        assertThat(rates).extracting(rate -> rate.listing().venueSymbol()).containsExactly("AVAX", "0G");
        assertThat(rates).allSatisfy(rate -> {
            assertThat(rate.predictedRate()).isEqualByComparingTo("0.0000125");
            assertThat(rate.intervalHours()).isEqualTo(1);
            assertThat(rate.cap()).isEqualByComparingTo("0.04");
            assertThat(rate.nextFundingTime()).isEqualTo(Instant.parse("2026-09-24T11:00:00Z"));
        });
    }

    @Test
    void tickers_tell_of_24_hours_and_spot_figures_are_matched_by_name() {
        List<Ticker> perp = venue.sample(new MarketRequest.ReadTickers(Market.PERP, BTC), "rest-metaAndAssetCtxs");
        String spot = "[{},[{\"coin\":\"@1\",\"markPx\":\"0.14\",\"prevDayPx\":\"0.1\",\"dayNtlVlm\":\"8906.0\"},"
                + "{\"coin\":\"@999\",\"markPx\":\"1\"}]]";

        assertThat(perp).singleElement().satisfies(ticker -> {
            assertThat(ticker.volume()).isEqualByComparingTo("19707.77457");
            assertThat(ticker.lastPrice()).isEqualByComparingTo("77558.5");
            assertThat(ticker.priceChange()).isEqualByComparingTo("1241.5");
        });
        assertThat(venue.answer(new MarketRequest.ReadTickers(Market.SPOT, null), spot))
                .singleElement()
                .satisfies(ticker -> {
                    assertThat(ticker.listing().symbol()).isEqualTo("HFUN/USDC");
                    assertThat(ticker.lastPrice()).isEqualByComparingTo("0.14");
                    assertThat(ticker.priceChangePercent()).isEqualByComparingTo("40");
                });
    }

    @Test
    void figures_of_all_perpetuals_tell_what_is_held_open() {
        List<MarketEvent> events = venue.sample(new MarketRequest.ReadFunding(), "rest-metaAndAssetCtxs");

        assertThat(events)
                .filteredOn(event ->
                        event instanceof OpenInterest open && open.listing().equals(BTC))
                .singleElement()
                .extracting(event -> ((OpenInterest) event).openInterest().toPlainString())
                .isEqualTo("27353.17682");
    }

    @Test
    void null_in_place_of_rows_is_an_unknown_market() {
        for (VenueRequest<?> read : List.of(
                new MarketRequest.ReadBook(BTC, 5),
                new MarketRequest.ReadTrades(BTC, 5),
                new MarketRequest.ReadCandles(BTC, Interval.M1, SINCE, null),
                new MarketRequest.ReadFundingHistory(BTC, SINCE, null))) {
            assertThatThrownBy(() -> venue.answer(read, "null")).isInstanceOf(InvalidSymbolException.class);
        }
    }

    @Test
    void dexes_that_are_named_are_listed_with_their_own_ids_and_collateral() {
        HyperliquidFixture wide = new HyperliquidFixture("\"dexes\":[\"xyz\"]");
        MarketRequest.ReadInstruments read = new MarketRequest.ReadInstruments(Market.PERP);

        wide.sample(read, "rest-allPerpMetas");

        Listing nvidia =
                wide.listings.symbols().resolve("xyz:nvda", Market.PERP).listing();
        assertThat(wide.body(read)).hasToString("{\"type\":\"allPerpMetas\"}");
        assertThat(nvidia.symbol()).isEqualTo("XYZ-NVDA/PURR:PURR");
        assertThat(nvidia.venueSymbol()).isEqualTo("xyz:NVDA");
        assertThat(wide.listings.id(nvidia)).isEqualTo(120_001);
        assertThat(wide.listings.isIsolatedOnly(nvidia)).isTrue();
        assertThat(HistoryCodec.cap(nvidia)).isNull();
        assertThat(wide.listings.collateral("xyz")).isEqualTo("PURR");
        assertThat(wide.listings.symbols().all())
                .noneMatch(instrument -> instrument.listing().venueSymbol().startsWith("abc:"));
        MarketRequest.ReadFunding figures = new MarketRequest.ReadFunding();
        assertThat(wide.requests.parts(figures)).extracting(PartRequest::name).containsExactly("", "xyz");
        assertThat(wide.body(new PartRequest<>(figures, "xyz")))
                .hasToString("{\"type\":\"metaAndAssetCtxs\",\"dex\":\"xyz\"}");
        assertThat(wide.requests.joined(figures, List.of(List.of(), List.of()))).isEmpty();
        MarketRequest.ReadLastPrices prices = new MarketRequest.ReadLastPrices(Market.PERP, null);
        assertThat(wide.requests.parts(prices)).extracting(PartRequest::name).containsExactly("", "xyz");
        assertThat(wide.body(new PartRequest<>(prices, "xyz"))).hasToString("{\"type\":\"allMids\",\"dex\":\"xyz\"}");
        assertThat(wide.requests.parts(new MarketRequest.ReadTickers(Market.PERP, nvidia)))
                .extracting(PartRequest::name)
                .containsExactly("xyz");
    }

    @Test
    void one_dex_is_one_call() {
        assertThat(venue.requests.parts(new MarketRequest.ReadFunding())).isEmpty();
        assertThat(venue.body(new MarketRequest.ReadInstruments(Market.PERP))).hasToString("{\"type\":\"meta\"}");
    }

    private Listing listed(String coin) {
        venue.answer(new MarketRequest.ReadInstruments(Market.PERP), META);
        return venue.listings.symbols().resolve(coin, Market.PERP).listing();
    }
}
