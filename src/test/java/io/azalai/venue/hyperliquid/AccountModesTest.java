package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.AccountSummary;
import io.azalai.model.Balance;
import io.azalai.model.CollateralMode;
import io.azalai.model.Event;
import io.azalai.model.Market;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.PartRequest;
import io.azalai.venue.UnreadableFrameException;
import io.azalai.venue.VenueRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts that keep their money apart, or together (hyperliquid.md sections 2.5 and 10). */
class AccountModesTest {

    private static final AccountRequest.ReadBalances PERP = new AccountRequest.ReadBalances("main", Market.PERP);
    private static final AccountRequest.ReadSummary SUMMARY = new AccountRequest.ReadSummary("main", Market.PERP);

    @ParameterizedTest
    @CsvSource({
        "unifiedAccount, UNIFIED",
        "portfolioMargin, PORTFOLIO",
        "dexAbstraction, DEX_ABSTRACTION",
        "disabled, SEPARATE",
        "default, SEPARATE",
        "somethingNew, SEPARATE"
    })
    void the_venues_word_names_the_mode(String word, CollateralMode mode) {
        assertThat(in(word, "").modes.shareSpot("main")).isEqualTo(mode.sharesSpot());
        assertThat(new HyperliquidFixture("").answer(new AccountRequest.ReadCollateralMode("main"), '"' + word + '"'))
                .isEqualTo(mode);
    }

    @Test
    void the_mode_is_asked_for_before_the_first_balance_and_again_only_after_a_while() {
        HyperliquidFixture venue = new HyperliquidFixture("");
        assertThat(venue.requests.before(PERP)).containsExactly(new AccountRequest.ReadCollateralMode("main"));
        assertThat(venue.requests.before(SUMMARY)).hasSize(1);
        assertThat(venue.requests.before(new AccountRequest.ReadBalances("main", Market.SPOT)))
                .isEmpty();

        venue.answer(new AccountRequest.ReadCollateralMode("main"), "\"default\"");

        assertThat(venue.requests.before(PERP)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"default", "dexAbstraction"})
    void a_standard_account_has_a_balance_and_an_equity_of_its_perpetuals(String word) {
        HyperliquidFixture venue = in(word, "");

        assertThat(venue.body(PERP).path("type").asText()).isEqualTo("clearinghouseState");
        Balance balance = venue.sample(PERP, "rest-clearinghouseState-isolated").get(0);
        assertThat(balance.asset()).isEqualTo("USDC");
        assertThat(balance.total()).isEqualByComparingTo("13109.482328");
        assertThat(balance.free()).isEqualByComparingTo("13104.514502");
        assertThat(balance.locked()).isEqualByComparingTo("4.967826");
        AccountSummary summary = venue.sample(SUMMARY, "rest-clearinghouseState-isolated");
        assertThat(summary.equity()).isEqualByComparingTo("13109.482328");
        assertThat(summary.available()).isEqualByComparingTo("13104.514502");
        assertThat(summary.maintMargin()).isEqualByComparingTo("1.0002765");
    }

    @ParameterizedTest
    @CsvSource({"unifiedAccount", "portfolioMargin"})
    void where_spot_backs_the_perpetuals_its_balances_are_those_of_both_and_count_once(String word) {
        HyperliquidFixture venue = in(word, "");

        assertThat(venue.body(PERP).path("type").asText()).isEqualTo("spotClearinghouseState");
        List<Balance> perp = venue.sample(PERP, "rest-spotClearinghouseState");
        List<Balance> spot =
                venue.sample(new AccountRequest.ReadBalances("main", Market.SPOT), "rest-spotClearinghouseState");
        assertThat(perp).extracting(Balance::market).containsOnly(Market.PERP);
        assertThat(perp)
                .extracting(Balance::total)
                .isEqualTo(spot.stream().map(Balance::total).toList());
        assertThat(venue.requests.parts(SUMMARY)).extracting(PartRequest::name).containsExactly("", "spot");
        AccountSummary margin = venue.sample(new PartRequest<>(SUMMARY, ""), "rest-clearinghouseState-isolated");
        AccountSummary free = venue.answer(
                new PartRequest<>(SUMMARY, "spot"),
                "{\"balances\":[{\"coin\":\"USDC\",\"token\":0,\"total\":\"100.5\",\"hold\":\"10\"},"
                        + "{\"coin\":\"HYPE\",\"token\":150,\"total\":\"5\",\"hold\":\"0\"}]}");
        AccountSummary whole = venue.requests.joined(SUMMARY, List.of(margin, free));
        assertThat(whole.equity()).isZero();
        assertThat(whole.available()).isEqualByComparingTo("85.532174");
        assertThat(whole.maintMargin()).isEqualByComparingTo("1.0002765");
    }

    @Test
    void what_each_dex_says_of_an_account_is_put_together() {
        HyperliquidFixture venue = in("default", "\"dexes\":[\"xyz\"]");
        AccountRequest.ReadPositions positions = new AccountRequest.ReadPositions("main");

        assertThat(venue.body(new PartRequest<>(positions, "xyz")).path("dex").asText())
                .isEqualTo("xyz");
        assertThat(venue.requests.parts(positions)).hasSize(2);
        assertThat(venue.requests.parts(new AccountRequest.ReadOpenOrders("main", Market.SPOT)))
                .isEmpty();
        List<Balance> one = venue.sample(new PartRequest<>(PERP, ""), "rest-clearinghouseState-isolated");
        List<Balance> other = venue.sample(new PartRequest<>(PERP, "xyz"), "rest-clearinghouseState-isolated");
        assertThat(venue.requests.joined(PERP, List.of(one, other)))
                .singleElement()
                .satisfies(sum -> {
                    assertThat(sum.total()).isEqualByComparingTo("26218.964656");
                    assertThat(sum.free()).isEqualByComparingTo("26209.029004");
                });
        AccountSummary summary = venue.sample(new PartRequest<>(SUMMARY, ""), "rest-clearinghouseState-isolated");
        assertThat(venue.requests.joined(SUMMARY, List.of(summary, summary)).equity())
                .isEqualByComparingTo("26218.964656");
    }

    @Test
    void dexes_of_different_collateral_are_worth_an_amount_of_each() {
        HyperliquidFixture venue = in("default", "\"dexes\":[\"xyz\",\"flx\"]");
        venue.answer(
                new MarketRequest.ReadInstruments(Market.SPOT),
                "{\"tokens\":[{\"name\":\"USDC\",\"szDecimals\":8,\"index\":0},{\"name\":\"USDH\",\"szDecimals\":2,\"index\":360}],"
                        + "\"universe\":[]}");
        venue.answer(
                new MarketRequest.ReadInstruments(Market.PERP),
                "[{\"universe\":[]},{\"universe\":[{\"name\":\"xyz:TSLA\",\"szDecimals\":3}],\"collateralToken\":0},"
                        + "{\"universe\":[{\"name\":\"flx:TSLA\",\"szDecimals\":3}],\"collateralToken\":360}]");

        List<Balance> balances = venue.requests.joined(PERP, state(venue, PERP));
        AccountSummary summary = venue.requests.joined(SUMMARY, state(venue, SUMMARY));

        assertThat(balances)
                .extracting(balance -> balance.asset() + " " + balance.total())
                .containsExactly("USDC 26218.964656", "USDH 13109.482328");
        assertThat(summary.equity()).isEqualByComparingTo("26218.964656");
        assertThat(summary.otherEquity()).containsOnlyKeys("USDH");
        assertThat(summary.otherEquity().get("USDH")).isEqualByComparingTo("13109.482328");
        assertThat(List.of("xyz:TSLA", "flx:TSLA"))
                .extracting(coin -> venue.listings
                        .symbols()
                        .resolve(coin, Market.PERP)
                        .listing()
                        .symbol())
                .containsExactly("XYZ-TSLA/USDC:USDC", "FLX-TSLA/USDH:USDH");
    }

    private static <R> List<R> state(HyperliquidFixture venue, VenueRequest<R> request) {
        return venue.requests.parts(request).stream()
                .map(part -> venue.sample(part, "rest-clearinghouseState-isolated"))
                .toList();
    }

    @Test
    void a_stream_of_a_unified_account_tells_the_balances_of_spot_for_both_markets() throws Exception {
        HyperliquidFixture venue = in("unifiedAccount", "");
        AccountFrames frames = new AccountFrames(venue.listings, venue.modes, List.of());
        String spot = "{\"channel\":\"spotState\",\"data\":{\"user\":\"0x1\",\"spotState\":{\"balances\":[{\"coin\":"
                + "\"USDC\",\"total\":\"14.625485\",\"hold\":\"1\"}]}}}";

        List<Event> told = decode(frames, spot);

        assertThat(told).extracting(event -> ((Balance) event).market()).containsExactly(Market.SPOT, Market.PERP);
        assertThat(told)
                .allSatisfy(event -> assertThat(((Balance) event).free()).isEqualByComparingTo("13.625485"));
        assertThat(decode(frames, Samples.sample("ws-clearinghouseState").toString()))
                .noneMatch(Balance.class::isInstance);
    }

    private static List<Event> decode(AccountFrames frames, String frame) throws UnreadableFrameException {
        List<Event> events = new ArrayList<>();
        frames.decode(frame, "main", Samples.NOW, events::add);
        return events;
    }

    private static HyperliquidFixture in(String word, String keys) {
        HyperliquidFixture venue = new HyperliquidFixture(keys);
        venue.answer(new AccountRequest.ReadCollateralMode("main"), '"' + word + '"');
        return venue;
    }
}
