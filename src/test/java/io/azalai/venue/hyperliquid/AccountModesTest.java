package io.azalai.venue.hyperliquid;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.AccountSummary;
import io.azalai.model.Balance;
import io.azalai.model.Collateral;
import io.azalai.model.CollateralMode;
import io.azalai.model.Event;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.PartRequest;
import io.azalai.venue.UnreadableFrameException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import java.math.BigDecimal;
import java.time.Instant;
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

        assertThat(venue.sample(new AccountRequest.ReadCollateralMode("main"), "rest-userAbstraction"))
                .isEqualTo(CollateralMode.UNIFIED);

        assertThat(venue.requests.before(PERP)).isEmpty();
    }

    @Test
    void a_mode_that_the_stream_tells_takes_the_place_of_what_was_asked_for() throws Exception {
        HyperliquidFixture venue = in("default", "");
        AccountFrames frames =
                new AccountFrames(venue.listings, venue.modes, venue.agents, venue.settings.accountKeys());

        decode(frames, userState(HyperliquidFixture.SIGNER, "\"unifiedAccount\""));
        assertThat(venue.modes.shareSpot("main")).isTrue();

        decode(frames, userState(HyperliquidFixture.OTHER, "\"disabled\""));
        decode(frames, userState(HyperliquidFixture.SIGNER, "\"somethingNew\""));
        decode(frames, userState(HyperliquidFixture.SIGNER, "null"));
        assertThat(venue.modes.shareSpot("main")).isTrue();
    }

    private static String userState(String user, String mode) {
        return "{\"channel\":\"webData3\",\"data\":{\"userState\":{\"agentAddress\":null,\"agentValidUntil\":null,"
                + "\"abstraction\":" + mode + ",\"user\":\"" + user + "\"},\"perpDexStates\":[]}}";
    }

    /** Money is moved between the ledgers where they become one, and where they are parted. */
    @ParameterizedTest
    @CsvSource({"accountClassTransfer, true", "send, true", "deposit, false"})
    void the_mode_is_asked_for_again_once_money_moved_between_the_ledgers(String type, boolean again) {
        HyperliquidFixture venue = in("default", "");
        AccountRequest.ReadFlows read = new AccountRequest.ReadFlows("main", Market.PERP, Samples.NOW);
        String row = "[{\"time\":%d,\"hash\":\"0x1\",\"delta\":{\"type\":\"" + type + "\",\"usdc\":\"7.0\","
                + "\"amount\":\"7.0\",\"toPerp\":false,\"sourceDex\":\"\",\"destinationDex\":\"spot\"}}]";

        venue.answer(read, row.formatted(Samples.NOW.minusSeconds(600).toEpochMilli()));
        assertThat(venue.requests.before(PERP)).isEmpty();

        venue.answer(read, row.formatted(Samples.NOW.toEpochMilli()));
        assertThat(!venue.requests.before(PERP).isEmpty()).isEqualTo(again);
        assertThat(venue.modes.areApart("main")).isTrue();
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
        assertThat(summary.maintenanceMargin()).isEqualByComparingTo("1.0002765");
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
    }

    @Test
    void in_portfolio_margin_the_venues_own_ratio_says_how_near_liquidation_is() {
        HyperliquidFixture venue = in("portfolioMargin", "");
        List<AccountSummary> parts = List.of(
                venue.answer(new PartRequest<>(SUMMARY, ""), state("ETH", "10", "60", "cross", "60")),
                venue.answer(new PartRequest<>(SUMMARY, "spot"), """
                        {"balances":[{"coin":"USDC","token":0,"total":"-100","hold":"0","borrowed":"100.0"},
                         {"coin":"HYPE","token":150,"total":"1000","hold":"0","ltv":"0.5"}],
                         "portfolioMarginEnabled":true,"portfolioMarginRatio":"0.03"}"""));

        AccountSummary whole = venue.requests.joined(SUMMARY, parts);

        assertThat(whole.equity()).isEqualByComparingTo("-100");
        assertThat(whole.marginUse()).hasValueSatisfying(use -> assertThat(use).isEqualByComparingTo("0.03"));
    }

    @ParameterizedTest
    @CsvSource({"default, unifiedAccount, ''", "unifiedAccount, disabled, xyz", "default, unifiedAccount, xyz"})
    void a_mode_told_while_a_summary_is_read_tears_it_not(String before, String then, String dex) {
        HyperliquidFixture venue = in(before, dex.isEmpty() ? "" : "\"dexes\":[\"" + dex + "\"]");
        List<AccountSummary> answers = new ArrayList<>();
        for (PartRequest<AccountSummary> part : venue.requests.parts(SUMMARY)) {
            answers.add(venue.sample(
                    part,
                    part.name().equals("spot") ? "rest-spotClearinghouseState" : "rest-clearinghouseState-isolated"));
            venue.modes.learn("main", then);
        }
        if (answers.size() == 1) {
            answers.set(0, venue.sample(new PartRequest<>(SUMMARY, ""), "rest-clearinghouseState-isolated"));
        }

        assertThatThrownBy(() -> venue.requests.joined(SUMMARY, answers))
                .isInstanceOf(VenueUnavailableException.class)
                .hasMessageContaining("ask again");
    }

    @ParameterizedTest
    @CsvSource({"unifiedAccount", "portfolioMargin"})
    void where_spot_backs_the_perpetuals_its_totals_are_the_worth_and_margin_is_taken_of_them(String word) {
        HyperliquidFixture venue = in(word, "\"dexes\":[\"xyz\",\"flx\"]");
        readCollaterals(venue);
        assertThat(venue.requests.parts(SUMMARY))
                .extracting(PartRequest::name)
                .containsExactlyInAnyOrder("", "xyz", "flx", "spot");
        List<AccountSummary> parts = List.of(
                venue.answer(new PartRequest<>(SUMMARY, ""), state("ETH", "10", "60", "isolated", "40")),
                venue.answer(new PartRequest<>(SUMMARY, "xyz"), state("xyz:TSLA", "30", "90", "cross", "90")),
                venue.answer(new PartRequest<>(SUMMARY, "flx"), state("flx:TSLA", "50", "100", "cross", "100")),
                venue.answer(new PartRequest<>(SUMMARY, "spot"), """
                        {"balances":[{"coin":"USDC","token":0,"total":"200.5","hold":"10"},
                         {"coin":"USDH","token":360,"total":"500","hold":"0"},
                         {"coin":"HYPE","token":150,"total":"5","hold":"1"},{"coin":"+7","total":"3","hold":"0"}]}"""));

        AccountSummary whole = venue.requests.joined(SUMMARY, parts);

        assertThat(whole.ofSpot()).isTrue();
        assertThat(whole.equity()).isEqualByComparingTo("200.5");
        assertThat(whole.available()).isEqualByComparingTo("40.5");
        assertThat(whole.marginUse()).hasValueSatisfying(use -> assertThat(use).isEqualByComparingTo("0.2492211838"));
        assertThat(whole.otherEquity()).containsOnlyKeys("USDH", "HYPE");
        Collateral dollarsOfDex = requireNonNull(whole.others().get("USDH"));
        assertThat(dollarsOfDex.equity()).isEqualByComparingTo("500");
        assertThat(dollarsOfDex.available()).isEqualByComparingTo("400");
        assertThat(dollarsOfDex.marginUse())
                .hasValueSatisfying(use -> assertThat(use).isEqualByComparingTo("0.1"));
        assertThat(requireNonNull(whole.others().get("HYPE")).available()).isEqualByComparingTo("4");
    }

    @Test
    void an_account_whose_backing_is_gone_is_at_its_liquidation() {
        HyperliquidFixture venue = in("unifiedAccount", "");

        AccountSummary whole = venue.requests.joined(
                SUMMARY,
                List.of(
                        venue.answer(new PartRequest<>(SUMMARY, ""), state("ETH", "10", "60", "isolated", "40")),
                        venue.answer(new PartRequest<>(SUMMARY, "spot"), "{\"balances\":[]}")));

        assertThat(whole.marginUse()).contains(BigDecimal.ONE);
    }

    /** A position in a dex: of its collateral cross positions need some for maintenance, and all use some. */
    private static String state(String coin, String maintenance, String used, String mode, String margin) {
        return """
                {"assetPositions":[{"type":"oneWay","position":{"coin":"%s","szi":"1","positionValue":"100",
                 "leverage":{"type":"%s","value":3},"marginUsed":"%s","maxLeverage":10}}],
                 "marginSummary":{"accountValue":"7","totalMarginUsed":"%s"},
                 "crossMaintenanceMarginUsed":"%s","withdrawable":"0.0","time":1708622398623}""".formatted(coin, mode, margin, used, maintenance);
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
        Instant at = venue.sample(new PartRequest<>(positions, "xyz"), "rest-clearinghouseState-isolated")
                .asOf(Listing.of("hyperliquid", Market.PERP, "NVDA/USDC:USDC", "xyz:NVDA"))
                .orElseThrow();
        assertThat(at).isEqualTo(Instant.ofEpochMilli(1708622398623L));
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
        readCollaterals(venue);

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

    /** Two dexes, of which the second has a collateral of its own. */
    private static void readCollaterals(HyperliquidFixture venue) {
        venue.answer(
                new MarketRequest.ReadInstruments(Market.SPOT),
                "{\"tokens\":[{\"name\":\"USDC\",\"szDecimals\":8,\"index\":0},{\"name\":\"USDH\",\"szDecimals\":2,\"index\":360}],"
                        + "\"universe\":[]}");
        venue.answer(
                new MarketRequest.ReadInstruments(Market.PERP),
                "[{\"universe\":[]},{\"universe\":[{\"name\":\"xyz:TSLA\",\"szDecimals\":3}],\"collateralToken\":0},"
                        + "{\"universe\":[{\"name\":\"flx:TSLA\",\"szDecimals\":3}],\"collateralToken\":360}]");
    }

    private static <R> List<R> state(HyperliquidFixture venue, VenueRequest<R> request) {
        return venue.requests.parts(request).stream()
                .map(part -> venue.sample(part, "rest-clearinghouseState-isolated"))
                .toList();
    }

    @Test
    void a_stream_of_a_unified_account_tells_the_balances_of_spot_for_both_markets() throws Exception {
        HyperliquidFixture venue = in("unifiedAccount", "");
        AccountFrames frames = new AccountFrames(venue.listings, venue.modes, venue.agents, List.of());
        String spot = spotState("{\"coin\":\"USDC\",\"total\":\"14.625485\",\"hold\":\"1\"}");

        List<Event> told = decode(frames, spot);

        assertThat(told).extracting(event -> ((Balance) event).market()).containsExactly(Market.SPOT, Market.PERP);
        assertThat(told)
                .allSatisfy(event -> assertThat(((Balance) event).free()).isEqualByComparingTo("13.625485"));
        assertThat(decode(frames, Samples.sample("ws-clearinghouseState").toString()))
                .noneMatch(Balance.class::isInstance);
    }

    @Test
    void a_balance_that_a_stream_no_longer_lists_is_told_once_as_nothing() throws Exception {
        HyperliquidFixture venue = in("unifiedAccount", "");
        AccountFrames frames = new AccountFrames(venue.listings, venue.modes, venue.agents, List.of());
        decode(frames, spotState("{\"coin\":\"HYPE\",\"total\":\"5.2\",\"hold\":\"0\"}"));
        String without = spotState("{\"coin\":\"USDC\",\"total\":\"75.4\",\"hold\":\"0\"}");

        assertThat(decode(frames, without))
                .map(Balance.class::cast)
                .filteredOn(balance -> balance.asset().equals("HYPE"))
                .allSatisfy(balance -> {
                    assertThat(balance.total()).isZero();
                    assertThat(balance.free()).isZero();
                    assertThat(balance.locked()).isZero();
                })
                .extracting(Balance::market)
                .containsExactly(Market.SPOT, Market.PERP);
        assertThat(decode(frames, without)).extracting(Event::key).noneMatch(key -> key.endsWith("HYPE"));
    }

    private static String spotState(String row) {
        return "{\"channel\":\"spotState\",\"data\":{\"user\":\"0x1\",\"spotState\":{\"balances\":[" + row + "]}}}";
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
