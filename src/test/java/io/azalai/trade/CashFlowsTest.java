package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Market;
import io.azalai.model.Mode;
import io.azalai.model.RiskLevel;
import io.azalai.trade.account.News;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.CashFlow;
import io.azalai.venue.Outcome;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueUnavailableException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CashFlowsTest {

    @TempDir
    Path state;

    private final ManualTime time = new ManualTime(Orders.NOW);

    @Test
    void a_withdrawal_is_no_loss() {
        try (TestPath test = started()) {
            happens(test, "-50000", "50000");

            assertThat(test.path.watch().memory().level()).isEqualTo(RiskLevel.ACTIVE);
            assertThat(test.path.watch().memory().dayPnl())
                    .hasValueSatisfying(pnl -> assertThat(pnl).isZero());
        }
    }

    /** Equity must not fall before the flow counts, which waits until the whole account was read. */
    @ParameterizedTest
    @EnumSource(Market.class)
    void a_withdrawal_is_no_loss_where_balances_cannot_be_read(Market market) {
        try (TestPath test = withSpot("50000")) {
            test.venue.whenAsked.put(new AccountRequest.ReadBalances("main", market), () -> {
                throw ScriptedFailures.cut("balances");
            });
            happens(test, "-50000", "50000");
            assertThat(test.path.watch().memory().level()).isEqualTo(RiskLevel.ACTIVE);

            test.venue.whenAsked.clear();
            passes(test);
            assertThat(test.path.watch().memory().flowsToday()).isEqualByComparingTo("-50000");
            assertThat(test.path.watch().memory().level()).isEqualTo(RiskLevel.ACTIVE);
        }
    }

    @Test
    void a_withdrawal_from_spot_is_no_loss_where_perpetuals_cannot_be_read() {
        try (TestPath test = withSpot("50000")) {
            test.venue.readsFail.put(AccountRequest.ReadSummary.class, ScriptedFailures.cut("summary"));
            test.venue.balances.put(Market.SPOT, List.of());
            happens(test, "-50000", "100000");
            assertThat(test.path.watch().memory().level()).isEqualTo(RiskLevel.ACTIVE);

            test.venue.readsFail.clear();
            passes(test);
            assertThat(test.path.watch().memory().flowsToday()).isEqualByComparingTo("-50000");
            assertThat(test.path.watch().memory().level()).isEqualTo(RiskLevel.ACTIVE);
        }
    }

    @Test
    void a_deposit_hides_no_loss() {
        try (TestPath test = started()) {
            happens(test, "10000", "109800");

            assertThat(test.path.watch().memory().level()).isEqualTo(RiskLevel.HALTED);
        }
    }

    @Test
    void what_left_the_account_by_trading_is_a_loss() {
        try (TestPath test = started()) {
            test.venue.equity = new BigDecimal("50000");
            passes(test);

            assertThat(test.path.watch().memory().level()).isEqualTo(RiskLevel.HALTED);
        }
    }

    @Test
    void a_flow_counts_once_also_after_a_restart() {
        ScriptedVenue venue;
        try (TestPath test = started()) {
            happens(test, "-50000", "50000");
            time.pass(Duration.ofMinutes(2));
            test.path.watch().tick();
            venue = test.venue;
        }

        try (TestPath again = new TestPath(state, time, Mode.LIVE, venue)) {
            again.venue.flows.addAll(venue.flows);
            again.venue.equity = venue.equity;
            again.started().path.watch().tick();

            assertThat(again.path.watch().memory().flowsToday()).isEqualByComparingTo("-50000");
            assertThat(again.path.watch().memory().level()).isEqualTo(RiskLevel.ACTIVE);
        }
    }

    @Test
    void a_flow_counts_once_though_another_account_cannot_be_read() {
        try (TestPath test = started("main", "other")) {
            test.venue.flowsFail.put(
                    "other",
                    new VenueUnavailableException(
                            new VenueException.Details("hyperliquid", "read-flows", "503", "down", Outcome.REJECTED)));
            happens(test, "-50000", "50000");
            test.venue.flowsFail.clear();
            time.pass(Duration.ofMinutes(2));
            test.path.watch().tick();

            assertThat(test.path.watch().memory().flowsToday()).isEqualByComparingTo("-50000");
            assertThat(test.path.watch().memory().level()).isEqualTo(RiskLevel.ACTIVE);
        }
    }

    @Test
    void a_flow_counts_once_its_own_account_can_be_read_again() {
        try (TestPath test = started()) {
            test.venue.flowsFail.put("main", new IllegalStateException("broken"));
            time.pass(Duration.ofMinutes(2));
            test.path.watch().tick();
            test.venue.flowsFail.clear();
            happens(test, "-50000", "50000");

            assertThat(test.path.watch().memory().flowsToday()).isEqualByComparingTo("-50000");
            assertThat(test.path.watch().memory().level()).isEqualTo(RiskLevel.ACTIVE);
        }
    }

    @Test
    void no_tick_judges_equity_between_a_flow_and_its_counting() {
        try (TestPath test = started()) {
            test.venue.whenAsked.put(
                    AccountRequest.ReadFlows.class,
                    () -> time.whenRead(() -> test.path.watch().tick()));
            happens(test, "-50000", "50000");

            assertThat(test.path.watch().memory().flowsToday()).isEqualByComparingTo("-50000");
            assertThat(test.path.watch().memory().level()).isEqualTo(RiskLevel.ACTIVE);
        }
    }

    @Test
    void flows_that_one_answer_tells_of_all_markets_are_asked_for_once() {
        try (TestPath test = started()) {
            test.venue.together = List.of(Set.of(Market.PERP, Market.SPOT));
            test.venue.requests.clear();
            time.pass(Duration.ofMinutes(2));

            test.path.watch().tick();

            assertThat(test.venue.requests)
                    .filteredOn(AccountRequest.ReadFlows.class::isInstance)
                    .singleElement()
                    .extracting(request -> ((AccountRequest.ReadFlows) request).markets())
                    .isEqualTo(Set.of(Market.PERP, Market.SPOT));
        }
    }

    @Test
    void what_was_read_is_not_read_again_for_ever() {
        try (TestPath test = started()) {
            time.pass(Duration.ofHours(5));
            test.path.watch().tick();
            time.pass(Duration.ofMinutes(2));
            test.path.watch().tick();

            assertThat(test.venue.requests)
                    .filteredOn(AccountRequest.ReadFlows.class::isInstance)
                    .last()
                    .extracting(request -> ((AccountRequest.ReadFlows) request).since())
                    .isEqualTo(Orders.NOW.plus(Duration.ofHours(4)));
        }
    }

    private TestPath started(String... accounts) {
        TestPath test = new TestPath(state, time);
        test.venue.accounts = accounts.length == 0 ? List.of("main") : List.of(accounts);
        return started(test);
    }

    /** With so many dollars on spot, beside the perpetuals' 100000. */
    private TestPath withSpot(String dollars) {
        ScriptedVenue venue = new ScriptedVenue(time, null);
        venue.balances.put(Market.SPOT, List.of(News.spot("USDC", dollars, time.instant())));
        return started(new TestPath(state, time, Mode.LIVE, venue));
    }

    private static TestPath started(TestPath test) {
        test.started();
        test.path.watch().tick();
        return test;
    }

    private void happens(TestPath test, String amount, String equity) {
        test.venue.flows.add(new CashFlow("f-1", time.instant(), "USDC", new BigDecimal(amount), false));
        test.venue.equity = new BigDecimal(equity);
        passes(test);
    }

    private void passes(TestPath test) {
        time.pass(Duration.ofSeconds(6));
        test.path.accounts().refresh();
        test.path.watch().tick();
    }
}
