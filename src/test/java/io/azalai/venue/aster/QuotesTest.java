package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.AggressorSide;
import io.azalai.model.BestBidOffer;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.PositionSide;
import io.azalai.model.Ticker;
import io.azalai.model.Trade;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Charge;
import io.azalai.venue.DeleverageRank;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.Page;
import io.azalai.venue.PartRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Quotes, last prices, aggregate trades and ranks: aster.md sections 3.1, 3.4, 3.6 and 8. */
class QuotesTest {

    private static final Listing BTC = Naming.perpetual("BTC", "USDT", "USDT", "BTCUSDT");
    private static final Instant SINCE = Instant.ofEpochMilli(1498793700000L);

    private final AsterFixture aster = new AsterFixture();

    @Test
    void quotes_of_one_symbol_come_without_a_list() {
        MarketRequest.ReadQuotes one = new MarketRequest.ReadQuotes(Market.PERP, BTC);

        assertThat(aster.query(one)).isEqualTo("symbol=BTCUSDT");
        assertThat(aster.venue.requests().charges(one)).contains(new Charge("fapi.weight", 1));
        assertThat(aster.ask(one, AsterFixture.sample("futures-rest-bookTicker-one")))
                .singleElement()
                .satisfies(best -> {
                    assertThat(best.listing()).isEqualTo(BTC);
                    assertThat(best.bidPrice()).isEqualByComparingTo("4");
                    assertThat(best.bidQuantity()).isEqualByComparingTo("431");
                    assertThat(best.askPrice()).isEqualByComparingTo("4.000002");
                    assertThat(best.askQuantity()).isEqualByComparingTo("9");
                    assertThat(best.timestamp()).isEqualTo(Instant.ofEpochMilli(1589437530011L));
                });
    }

    @Test
    void a_side_of_price_zero_is_empty() {
        list(Market.PERP, "futures-rest-exchangeInfo-captured", "BMT");

        assertThat(aster.ask(
                        new MarketRequest.ReadQuotes(Market.PERP, null),
                        "[" + AsterFixture.sample("futures-rest-bookTicker-observed") + "]"))
                .singleElement()
                .satisfies(best -> {
                    assertThat(best.bidPrice()).isEqualByComparingTo("0.004");
                    assertThat(best.bidQuantity()).isEqualByComparingTo("1250");
                    assertThat(best.askPrice()).isNull();
                    assertThat(best.askQuantity()).isNull();
                    assertThat(best.timestamp()).isEqualTo(Instant.ofEpochMilli(1776411276072L));
                });
    }

    @Test
    void spot_tells_its_quotes_at_its_own_host() {
        list(Market.SPOT, "spot-rest-exchangeInfo-captured", "LTC");
        MarketRequest.ReadQuotes all = new MarketRequest.ReadQuotes(Market.SPOT, null);

        List<BestBidOffer> told =
                aster.ask(all, AsterFixture.sample("spot-rest-bookTicker-one").replace("LTCBTC", "LTCUSDT"));

        assertThat(aster.venue.requests().charges(all)).contains(new Charge("sapi.weight", 2));
        assertThat(told).singleElement().satisfies(best -> {
            assertThat(best.listing().symbol()).isEqualTo("LTC/USDT");
            assertThat(best.askPrice()).isEqualByComparingTo("4.000002");
        });
    }

    @Test
    void futures_tickers_are_put_together_from_figures_and_quotes() {
        MarketRequest.ReadTickers asked = new MarketRequest.ReadTickers(Market.PERP, BTC);
        List<PartRequest<List<Ticker>>> parts = aster.venue.requests().parts(asked);
        List<Ticker> figures = aster.ask(parts.get(0), AsterFixture.sample("futures-rest-ticker24hr-one"));
        List<Ticker> quotes = aster.ask(parts.get(1), AsterFixture.sample("futures-rest-bookTicker-one"));

        Ticker ticker =
                aster.venue.requests().joined(asked, List.of(figures, quotes)).get(0);

        assertThat(aster.venue.requests().encode(parts.get(1)).path()).isEqualTo("/fapi/v1/ticker/bookTicker");
        assertThat(ticker.lastPrice()).isEqualByComparingTo("4.000002");
        assertThat(ticker.bidPrice()).isEqualByComparingTo("4");
        assertThat(ticker.askQuantity()).isEqualByComparingTo("9");
        assertThat(ticker.volume()).isEqualByComparingTo("8913.3");
        assertThat(ticker.timestamp()).isEqualTo(Instant.ofEpochMilli(1589437530011L));
        assertThat(aster.venue.requests().parts(new MarketRequest.ReadTickers(Market.SPOT, null)))
                .isEmpty();
    }

    @Test
    void figures_without_quotes_stay_as_they_are() {
        MarketRequest.ReadTickers asked = new MarketRequest.ReadTickers(Market.PERP, null);
        List<Ticker> figures = aster.ask(asked, AsterFixture.sample("futures-rest-ticker24hr-one"));

        assertThat(aster.venue.requests().joined(asked, List.of(figures, List.of())))
                .isEqualTo(figures);
    }

    @Test
    void the_last_price_of_all_costs_a_twentieth_of_all_figures() {
        MarketRequest.ReadLastPrices all = new MarketRequest.ReadLastPrices(Market.PERP, null);

        assertThat(aster.query(all)).isNull();
        assertThat(aster.venue.requests().charges(all)).contains(new Charge("fapi.weight", 2));
        assertThat(aster.ask(all, AsterFixture.sample("futures-rest-tickerPrice-all")))
                .singleElement()
                .satisfies(ticker -> {
                    assertThat(ticker.listing()).isEqualTo(BTC);
                    assertThat(ticker.lastPrice()).isEqualByComparingTo("6000.01");
                    assertThat(ticker.timestamp()).isEqualTo(Instant.ofEpochMilli(1589437530011L));
                    assertThat(ticker.bidPrice()).isNull();
                });
    }

    @Test
    void past_trades_carry_the_ids_of_the_stream() {
        MarketRequest.ReadPastTrades asked = new MarketRequest.ReadPastTrades(BTC, SINCE, null);

        Page<Trade> page = aster.ask(asked, AsterFixture.sample("futures-rest-aggTrades"));

        assertThat(aster.query(asked)).isEqualTo("symbol=BTCUSDT&startTime=1498793700000&limit=1000");
        assertThat(aster.venue.requests().charges(asked)).contains(new Charge("fapi.weight", 20));
        assertThat(page.next()).isNull();
        assertThat(page.rows()).singleElement().satisfies(trade -> {
            assertThat(trade.tradeId()).isEqualTo("26129");
            assertThat(trade.price()).isEqualByComparingTo("0.01633102");
            assertThat(trade.quantity()).isEqualByComparingTo("4.70443515");
            assertThat(trade.side()).isEqualTo(AggressorSide.SELL);
            assertThat(trade.timestamp()).isEqualTo(Instant.ofEpochMilli(1498793709153L));
        });
    }

    @Test
    void an_end_is_sent_within_an_hour_and_applied_here_beyond() {
        MarketRequest.ReadPastTrades near =
                new MarketRequest.ReadPastTrades(BTC, SINCE, SINCE.plus(Duration.ofMinutes(59)));
        MarketRequest.ReadPastTrades far = new MarketRequest.ReadPastTrades(BTC, SINCE, SINCE.plusSeconds(7200));
        String late = AsterFixture.sample("futures-rest-aggTrades").replace("1498793709153", "1498800900001");

        assertThat(aster.query(near)).contains("endTime=1498797240000");
        assertThat(aster.query(far)).doesNotContain("endTime");
        assertThat(aster.ask(far, late)).isEqualTo(Page.last(List.of()));
    }

    @Test
    void ranks_are_told_by_leg_and_hedge_mode_has_no_common_one() {
        AccountRequest.ReadDeleverageRanks asked = new AccountRequest.ReadDeleverageRanks("main", null);
        Listing eth = Naming.unlisted(Market.PERP, "ETHUSDT");

        assertThat(aster.venue.requests().encode(asked).path()).isEqualTo("/fapi/v3/adlQuantile");
        assertThat(aster.ask(asked, AsterFixture.sample("futures-rest-adlQuantile")))
                .containsExactly(
                        new DeleverageRank(eth, PositionSide.LONG, 3),
                        new DeleverageRank(eth, PositionSide.SHORT, 3),
                        new DeleverageRank(BTC, PositionSide.LONG, 1),
                        new DeleverageRank(BTC, PositionSide.SHORT, 2),
                        new DeleverageRank(BTC, PositionSide.BOTH, 0));
    }

    /** Lists a market's captured symbols, Bitcoin under another name. */
    private void list(Market market, String captured, String base) {
        aster.ask(
                new MarketRequest.ReadInstruments(market),
                AsterFixture.sample(captured)
                        .replace("\"BTCUSDT\"", "\"" + base + "USDT\"")
                        .replace("\"BTC\"", "\"" + base + "\""));
    }
}
